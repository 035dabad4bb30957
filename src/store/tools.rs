//! The commands that starl runs for its user, `tools.yaml`: kept on this machine, never in a folder that is synced, and run
//! only once their user has confirmed them.
//!
//! `transcribe: ["whisper-cli", "-m", "/path/model.bin", "-np", "-nt", "-f", "{wav}"]`

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::mic::MachineSettings;
use crate::domain::sound::desk::VoiceUse;
use crate::domain::words::KnownWord;
use crate::store::disk::{self, PathError};
use crate::store::text::Report;
use crate::store::text::edit::{appended, replaced};
use crate::store::text::fields::{FieldRefused, FieldValue, Fields, parse};
use crate::store::text::keys::unknown;
use crate::store::text::read::{decode, read_own};
use crate::store::text::source::Source;
use crate::store::text::yaml::{Written, YamlText};

/// The key of the command that writes down speech.
const TRANSCRIBE: &str = "transcribe";
/// Where questions are asked aloud.
const VOICE: &str = "voice";
/// The key of a recorder of the user's own.
const RECORDER: &str = "recorder";
/// Whether drills are recorded.
const RECORD: &str = "record";
/// How many takes keep their sound.
const KEEP: &str = "keep";
/// A list of arguments is smaller than this.
const LARGEST: u64 = 1 << 16;

/// Programs that write down speech, with arguments that suit what starl asks of them. `MODEL` is a file or folder that the
/// user has to name, where it occurs.
#[rustfmt::skip]
pub const PRESETS: [(&str, &[&str]); 7] = [
    ("whisper-cli", &["whisper-cli", "-m", "MODEL", "-np", "-nt", "-f", "{wav}"]),
    ("whisper-ctranslate2", &["whisper-ctranslate2", "--model_directory", "MODEL", "--language", "en", "--device", "cpu", "--compute_type", "int8", "--output_format", "txt", "--output_dir", "{out}", "--verbose", "False", "{wavs}"]),
    ("openai-whisper", &["whisper", "--model", "MODEL", "--language", "en", "--output_format", "txt", "--output_dir", "{out}", "{wavs}"]),
    ("parakeet-mlx", &["parakeet-mlx", "--output-format", "txt", "--output-dir", "{out}", "{wavs}"]),
    (
        "vosk-transcriber",
        &["vosk-transcriber", "-m", "MODEL", "-i", "{wav}", "-o", "{out}/said.txt", "-t", "txt"],
    ),
    ("yap", &["yap", "transcribe", "{wav}", "--txt"]),
    ("hear", &["hear", "-d", "-i", "{wav}"]),
];

/// The file of commands, and beside it the one that the user has confirmed.
#[derive(Debug)]
pub struct ToolsFile {
    path: PathBuf,
    confirmed: PathBuf,
}

/// What the file says.
#[derive(Debug, Default)]
struct Tools {
    transcribe: Vec<String>,
    recorder: Vec<String>,
    record: Option<Written>,
    keep: Option<Written>,
    voice: Option<Written>,
    /// The key of the first command that names no program.
    empty: Option<YamlText>,
    unknown: Vec<YamlText>,
}

/// The keys that the file may have.
const KEYS: [&str; 5] = [RECORD, KEEP, VOICE, RECORDER, TRANSCRIBE];

impl Fields for Tools {
    fn take(&mut self, key: &Written, value: &mut dyn FieldValue) -> Result<bool, FieldRefused> {
        match key.value.as_str() {
            TRANSCRIBE => self.transcribe = self.argv(key, value)?,
            RECORDER => self.recorder = self.argv(key, value)?,
            RECORD => self.record = Some(value.written()?),
            KEEP => self.keep = Some(value.written()?),
            VOICE => self.voice = Some(value.written()?),
            _ => {
                self.unknown.push(key.value.clone());
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Tools {
    fn argv(&mut self, key: &Written, value: &mut dyn FieldValue) -> Result<Vec<String>, FieldRefused> {
        // One that is left blank is none.
        let Some(list) = value.list()? else { return Ok(Vec::new()) };
        let argv: Vec<String> = list.0.iter().map(ToString::to_string).collect();
        if argv.first().is_none_or(String::is_empty) {
            self.empty.get_or_insert_with(|| key.value.clone());
        }
        Ok(argv)
    }

    /// A command that names no program.
    fn without_program(&self, source: &Source) -> Option<Report> {
        let key = self.empty.as_ref()?;
        let sentence =
            format!("{key} doesn't name a program. List the program and its arguments, or delete the line.");
        Some(Report::at(source, key.place(), sentence))
    }

    /// What is set on this machine.
    ///
    /// # Errors
    /// A value that isn't allowed: nothing is recorded then.
    fn machine(&self, source: &Source) -> Result<MachineSettings, Report> {
        let usual = MachineSettings::default();
        let refused = |it: &Written, why: &str| Report::at(source, Some(it.value.place()), why);
        let record = self.record.as_ref().map(|it| match it.value.as_str() {
            "on" => Ok(true),
            "off" => Ok(false),
            _ => Err(refused(it, "record must be on or off")),
        });
        let keep = self.keep.as_ref().map(|it| {
            let number =
                it.value.as_str().parse().ok().filter(|number| MachineSettings::KEEP.contains(number));
            number.ok_or_else(|| refused(it, "keep must be a number from 1 to 100"))
        });
        let voice = self.voice.as_ref().map(|it| {
            let found = VoiceUse::of_word(it.value.as_str());
            found.ok_or_else(|| refused(it, "voice must be off, mock or always"))
        });
        Ok(MachineSettings {
            record: record.transpose()?.unwrap_or(usual.record),
            keep: keep.transpose()?.unwrap_or(usual.keep),
            voice: voice.transpose()?.unwrap_or(usual.voice),
        })
    }
}

/// Why a command was not set.
#[derive(Debug, thiserror::Error)]
pub enum ToolsError {
    /// The file has one already, which may have been written by hand.
    #[error("{} has a command for this already; change it there to: {line}", path.display())]
    Taken {
        /// The file.
        path: PathBuf,
        /// The line that was to be written.
        line: String,
    },
    /// The file can't be read.
    #[error("{}", .0.in_one_line())]
    Faulty(Report),
    /// The file is written in a way in which one value can't be changed alone.
    #[error("starl can't change this because of how {} is written; add it there yourself: {line}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The line that was to be written.
        line: String,
    },
    /// A file could not be written.
    #[error(transparent)]
    Disk(#[from] PathError),
}

impl ToolsFile {
    /// In this folder, the one that stays on this machine.
    pub fn new(folder: &Path) -> Self {
        Self { path: folder.join("tools.yaml"), confirmed: folder.join("tools-confirmed.json") }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The command that writes down speech; nothing where none is set.
    ///
    /// # Errors
    /// The file isn't valid.
    pub fn transcriber(&self) -> Result<Option<Vec<String>>, Report> {
        Ok(Some(self.read()?.1.transcribe).filter(|argv| !argv.is_empty()))
    }

    /// The user's own recorder; nothing where none is set.
    ///
    /// # Errors
    /// The file isn't valid.
    pub fn recorder(&self) -> Result<Option<Vec<String>>, Report> {
        Ok(Some(self.read()?.1.recorder).filter(|argv| !argv.is_empty()))
    }

    /// What is set on this machine.
    ///
    /// # Errors
    /// The file isn't valid, or a value isn't allowed.
    pub fn machine(&self) -> Result<MachineSettings, Report> {
        let (source, tools) = self.read()?;
        tools.machine(&source)
    }

    /// What is wrong with the file, and costs nothing of the rest: a newer version may have written it. Or what makes it
    /// invalid.
    pub fn trouble(&self) -> Option<Report> {
        match self.read() {
            Ok((source, tools)) => {
                let strange = tools.unknown.first().map(|key| unknown(&source, key, KEYS.into_iter()));
                tools.machine(&source).err().or(strange)
            }
            Err(report) => Some(report),
        }
    }

    fn read(&self) -> Result<(Source, Tools), Report> {
        let bytes = read_own(&self.path)?.unwrap_or_default();
        let source = decode(&self.path, &bytes)?;
        let parsed = parse::<Tools>(&source)?;
        match parsed.reports.into_iter().next().or_else(|| parsed.held.without_program(&source)) {
            Some(report) => Err(report),
            None => Ok((source, parsed.held)),
        }
    }

    /// Sets this on this machine. The rest of the file stays as it is.
    ///
    /// # Errors
    /// [`ToolsError`]: nothing was written.
    pub fn set_machine(&self, settings: MachineSettings) -> Result<(), ToolsError> {
        let (source, tools) = self.read().map_err(ToolsError::Faulty)?;
        let usual = MachineSettings::default();
        let record = if settings.record { "on" } else { "off" };
        let values = [
            (RECORD, tools.record, record.to_owned(), settings.record == usual.record),
            (KEEP, tools.keep, settings.keep.to_string(), settings.keep == usual.keep),
            (VOICE, tools.voice, settings.voice.word().to_owned(), settings.voice == usual.voice),
        ];
        let (mut edits, mut lines) = (Vec::new(), Vec::new());
        for (key, written, value, is_usual) in values {
            match written.and_then(|it| it.bytes) {
                Some(bytes) => edits.push((bytes, value)),
                None if is_usual => {}
                None => lines.push(format!("{key}: {value}")),
            }
        }
        let text = replaced(&source.text, edits);
        let text = if lines.is_empty() { text } else { appended(&text, &lines.join("\n")) };
        let next = Source { path: source.path, text };
        let is_so =
            parse::<Tools>(&next).is_ok_and(|it| it.held.machine(&next).is_ok_and(|it| it == settings));
        if !is_so {
            let line = format!("{RECORD}: {record}");
            return Err(ToolsError::Unwritable { path: self.path.clone(), line });
        }
        self.write(&next.text)
    }

    fn write(&self, text: &str) -> Result<(), ToolsError> {
        if let Some(folder) = self.path.parent() {
            disk::create_dir(folder).map_err(PathError::new("create", folder))?;
        }
        Ok(disk::replace(&self.path, text.as_bytes()).map_err(PathError::new("write", &self.path))?)
    }

    /// Whether the user has confirmed this very command.
    pub fn is_confirmed(&self, argv: &[String]) -> bool {
        self.known().iter().any(|known| known == argv)
    }

    /// The commands that the user has confirmed.
    fn known(&self) -> Vec<Vec<String>> {
        let known = disk::read(&self.confirmed, LARGEST).unwrap_or_default();
        // There was a time when it held one alone.
        let one = || serde_json::from_slice(&known).map(|argv| vec![argv]);
        serde_json::from_slice(&known).or_else(|_| one()).unwrap_or_default()
    }

    /// The user confirms these commands, and no others.
    ///
    /// # Errors
    /// The file could not be written.
    pub fn confirm(&self, commands: &[Vec<String>]) -> Result<(), PathError> {
        let bytes = serde_json::to_vec(commands).unwrap_or_default();
        disk::replace(&self.confirmed, &bytes).map_err(PathError::new("write", &self.confirmed))
    }

    /// Writes a command into the file, below what is there, and confirms it.
    ///
    /// # Errors
    /// [`ToolsError`]: nothing was written.
    pub fn set_transcriber(&self, argv: &[String]) -> Result<(), ToolsError> {
        // JSON is YAML, and quotes what YAML would take for something else.
        let line = format!("{TRANSCRIBE}: {}", serde_json::to_string(argv).unwrap_or_default());
        if self.transcriber().map_err(ToolsError::Faulty)?.is_some() {
            return Err(ToolsError::Taken { path: self.path.clone(), line });
        }
        let known = fs::read_to_string(&self.path).unwrap_or_default();
        let end = if known.is_empty() || known.ends_with('\n') { "" } else { "\n" };
        self.write(&format!("{known}{end}{line}\n"))?;
        let others = self.known().into_iter().filter(|known| known != argv);
        Ok(self.confirm(&others.chain([argv.to_vec()]).collect::<Vec<_>>())?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{PRESETS, ToolsError, ToolsFile};
    use crate::domain::mic::MachineSettings;
    use crate::domain::sound::desk::VoiceUse;

    #[test]
    fn a_command_is_confirmed_as_it_is_and_again_after_a_change() {
        let root = tempfile::tempdir().expect("a directory");
        let tools = ToolsFile::new(&root.path().join("state"));
        assert!(tools.transcriber().expect("nothing yet").is_none());
        let argv = ["my tool", "-m", "a: b", "{wav}"].map(str::to_owned);
        tools.set_transcriber(&argv).expect("set");
        assert_eq!(tools.transcriber().expect("read").expect("set"), argv);
        assert!(tools.is_confirmed(&argv));
        assert!(matches!(tools.set_transcriber(&argv), Err(ToolsError::Taken { .. })));
        fs::write(tools.path(), "recorder: [rec]\ntranscribe:\n- other\n- \"{wav}\"\n")
            .expect("changed by hand");
        let changed = tools.transcriber().expect("read").expect("set");
        assert_eq!(changed, ["other", "{wav}"]);
        assert!(!tools.is_confirmed(&changed));
        tools.confirm(std::slice::from_ref(&changed)).expect("confirmed");
        assert!(tools.is_confirmed(&changed) && !tools.is_confirmed(&argv));
        fs::write(root.path().join("state/tools-confirmed.json"), "[\"other\",\"{wav}\"]")
            .expect("as it was once");
        assert!(tools.is_confirmed(&changed));
    }

    #[test]
    fn what_is_set_on_this_machine_leaves_the_rest_of_the_file_as_it_is() {
        let root = tempfile::tempdir().expect("a directory");
        let tools = ToolsFile::new(&root.path().join("state"));
        let usual = MachineSettings::default();
        assert_eq!(tools.machine().expect("nothing is set"), usual);
        tools.set_machine(usual).expect("set");
        assert_eq!(fs::read_to_string(tools.path()).expect("read"), "", "the default is not written");
        let on = MachineSettings { record: true, keep: 9, voice: VoiceUse::Mock };
        tools.set_machine(on).expect("set");
        assert_eq!(tools.machine().expect("read"), on);
        let own = "# mine\nrecorder: [arecord, -q] # at home\nrecord: on # since June\n";
        fs::write(tools.path(), own).expect("by hand");
        tools.set_machine(usual).expect("set");
        assert_eq!(fs::read_to_string(tools.path()).expect("read"), own.replace(": on", ": off"));
        assert_eq!(tools.recorder().expect("read").expect("set"), ["arecord", "-q"]);
    }

    #[test]
    fn a_value_that_is_not_allowed_records_nothing() {
        let root = tempfile::tempdir().expect("a directory");
        let tools = ToolsFile::new(root.path());
        for text in [
            "record: perhaps\n",
            "keep: 0\n",
            "voice: loud\n",
            "record: on\nkeep: many\n",
            "recorder: arecord\n",
        ] {
            fs::write(tools.path(), text).expect("written");
            let why = tools.machine().expect_err(text).to_string();
            assert!(why.contains("tools.yaml:"), "{why}");
            assert!(tools.set_machine(MachineSettings::default()).is_err() || !text.starts_with("recorder"));
        }
    }

    #[test]
    fn a_command_that_is_no_list_is_an_error_with_its_place() {
        let root = tempfile::tempdir().expect("a directory");
        let tools = ToolsFile::new(root.path());
        for text in ["transcribe: whisper-cli -f x\n", "transcribe: [a, {wav}]\n", "- a\n", "transcribe: ["] {
            fs::write(tools.path(), text).expect("written");
            let why = tools.transcriber().expect_err(text).to_string();
            assert!(why.contains("tools.yaml:"), "{why}");
        }
        fs::write(tools.path(), "transcribe:\n").expect("written");
        assert!(tools.transcriber().expect("blank").is_none());
    }

    #[test]
    fn a_key_that_nobody_knows_and_a_command_without_a_program_are_reported_with_what_to_do() {
        let root = tempfile::tempdir().expect("a directory");
        let tools = ToolsFile::new(root.path());
        let trouble = |text: &str| {
            fs::write(tools.path(), text).expect("written");
            tools.trouble().map(|report| report.to_string())
        };
        let blank = ["recorder:\n", "recorder: # later\nkeep: 9\n", "recorder:\t# later\n", "recorder: ~\n"];
        for fine in [&blank[..], &["", "recorder: null\nkeep: 9\n", "recorder:\n- rec\n"]].concat() {
            assert_eq!(trouble(fine), None, "{fine}");
        }
        for (text, says, next) in [
            ("record: on\nfoo: 3\n", "tools.yaml:2:1", "the keys here are record, keep, voice, recorder"),
            ("recordr: on\n", "There is no key \"recordr\" here", "did you mean \"record"),
            (": : :\n", "tools.yaml:1", ""),
            ("recorder: []\n", "recorder doesn't name a program", "delete the line"),
            ("keep: 3\ntranscribe: [\"\"]\n", "tools.yaml:2:1", "List the program"),
            ("recorder:\n- \"\"\n", "recorder doesn't name a program", "List the program"),
            ("keep: 0\nfoo: 3\n", "keep must be a number", ""),
        ] {
            let why = trouble(text).expect(text);
            assert!(why.contains(says) && why.contains(next), "{text:?}: {why}");
        }
        fs::write(tools.path(), "record: on\nfoo: 3\n").expect("written");
        assert!(tools.machine().is_ok_and(|machine| machine.record), "the rest holds");
        fs::write(tools.path(), "recorder: []\n").expect("written");
        assert!(tools.recorder().is_err() && tools.machine().is_err());
    }

    #[test]
    fn every_preset_says_where_the_sound_goes() {
        for (name, argv) in PRESETS {
            assert!(argv.iter().any(|word| ["{wav}", "{wavs}"].contains(word)), "{name}");
            let is_many = argv.contains(&"{wavs}");
            assert!(!is_many || argv.iter().any(|word| word.contains("{out}")), "{name}");
        }
    }
}
