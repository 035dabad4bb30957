//! Speech written down by a program of the user's own: the parts of a take as WAV files in a private folder, its answers as
//! texts, and nothing of either left behind.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::domain::clean::clean;
use crate::domain::heard::answer::words_of;
use crate::domain::sound::wav;
use crate::store::disk::{self, PathError};
use crate::store::heard::HeardFolder;
use crate::store::text::read::entries;
use crate::term::tool::{ToolAnswer, ToolError, ToolLimits, run};

/// The endings of answers, the most telling first.
const ENDINGS: [&str; 4] = ["json", "vtt", "srt", "txt"];

/// Why there is no text.
#[derive(Debug, thiserror::Error)]
pub enum TranscribeError {
    /// The command doesn't say where the sound goes.
    #[error(
        "it needs {{wav}} for one part, or {{wavs}} for all parts and {{out}} for the folder of its answers"
    )]
    NoPlace,
    /// The program gave no answer.
    #[error("{program}: {why}")]
    Tool {
        /// The program.
        program: String,
        /// Why.
        why: ToolError,
    },
    /// It ended, but said nothing.
    #[error("{program} ended without any text{}", if complaint.is_empty() { String::new() } else { format!("; it said: {complaint}") })]
    NoAnswer {
        /// The program.
        program: String,
        /// Its last complaint, clean; may be empty.
        complaint: String,
    },
    /// A file could not be written or read.
    #[error(transparent)]
    Disk(#[from] PathError),
}

/// One program at work on the parts of one take.
struct Job<'a> {
    argv: &'a [String],
    work: &'a Path,
    limits: ToolLimits,
    stop: &'a AtomicBool,
}

/// Has each part written down, in order. A part without samples is silent: it is passed over and its text is empty, since
/// programs make up words for silence.
///
/// The files are in a folder below `folder` while it runs. It takes as long as the program does.
///
/// # Errors
/// [`TranscribeError`]: there is no text at all, or the program was stopped.
pub fn transcribe(
    argv: &[String],
    parts: &[&[i16]],
    folder: &HeardFolder,
    limits: ToolLimits,
    stop: &AtomicBool,
) -> Result<Vec<String>, TranscribeError> {
    let work = folder.work().map_err(PathError::new("write into", folder.path()))?;
    let wavs = parts.iter().enumerate().filter(|(_, samples)| !samples.is_empty()).map(|(place, samples)| {
        let path = work.path().join(format!("part-{}.wav", place + 1));
        disk::create_file(&path, &wav::write(samples)).map_err(PathError::new("write", &path))?;
        Ok((place, path))
    });
    let wavs = wavs.collect::<Result<Vec<(usize, PathBuf)>, PathError>>()?;
    let job = Job { argv, work: work.path(), limits, stop };
    let mut texts = vec![String::new(); parts.len()];
    let mut complaint = String::new();
    for (place, text, complained) in job.run(&wavs)? {
        texts[place] = text;
        complaint = complained;
    }
    if !wavs.is_empty() && texts.iter().all(String::is_empty) {
        let complaint = clean(&complaint).trim().trim_end_matches('.').to_owned();
        return Err(TranscribeError::NoAnswer { program: job.program(), complaint });
    }
    Ok(texts)
}

/// The place of a part, its text, and the last complaint of the program.
type PartText = (usize, String, String);

impl Job<'_> {
    fn program(&self) -> String {
        clean(self.argv.first().map_or("", String::as_str)).into_owned()
    }

    fn has(&self, name: &str) -> bool {
        self.argv.iter().any(|word| word.contains(name))
    }

    fn run(&self, wavs: &[(usize, PathBuf)]) -> Result<Vec<PartText>, TranscribeError> {
        if self.argv.iter().any(|word| word == "{wavs}") && self.has("{out}") {
            return self.all(wavs);
        }
        if !self.has("{wav}") {
            return Err(TranscribeError::NoPlace);
        }
        wavs.iter().map(|(place, wav)| self.one(*place, wav)).collect()
    }

    /// One call for all parts: the answer of each is named after it.
    fn all(&self, wavs: &[(usize, PathBuf)]) -> Result<Vec<PartText>, TranscribeError> {
        if wavs.is_empty() {
            return Ok(Vec::new());
        }
        let out = self.out("answers")?;
        let words = self.argv.iter().flat_map(|word| match word.as_str() {
            "{wavs}" => wavs.iter().map(|(_, wav)| wav.to_string_lossy().into_owned()).collect(),
            word => vec![word.replace("{out}", &out.to_string_lossy())],
        });
        let answer = self.call(&words.collect::<Vec<String>>(), &out)?;
        let text = |(place, wav): &(usize, PathBuf)| {
            let files =
                ENDINGS.map(|ending| out.join(wav.with_extension(ending).file_name().unwrap_or_default()));
            let file = files.into_iter().find(|file| file.exists());
            let text = file.map(|file| self.read(&file)).transpose()?.unwrap_or_default();
            Ok((*place, text, answer.complaint.clone()))
        };
        wavs.iter().map(text).collect()
    }

    /// One call for one part.
    fn one(&self, place: usize, wav: &Path) -> Result<PartText, TranscribeError> {
        let out = self.out(&format!("answer-{}", place + 1))?;
        let filled = |word: &String| {
            word.replace("{wav}", &wav.to_string_lossy()).replace("{out}", &out.to_string_lossy())
        };
        let answer = self.call(&self.argv.iter().map(filled).collect::<Vec<String>>(), &out)?;
        if !self.has("{out}") {
            return Ok((place, words_of(&answer.output), answer.complaint));
        }
        let files = entries(&out).unwrap_or_default();
        let ends = |ending: &str| files.iter().find(|file| file.extension().is_some_and(|it| it == ending));
        let file = ENDINGS.into_iter().find_map(ends);
        let text = file.map(|file| self.read(file)).transpose()?.unwrap_or_default();
        Ok((place, text, answer.complaint))
    }

    fn call(&self, argv: &[String], folder: &Path) -> Result<ToolAnswer, TranscribeError> {
        let failed = |why| TranscribeError::Tool { program: self.program(), why };
        run(argv, folder, self.limits, self.stop).map_err(failed)
    }

    /// An empty folder for answers.
    fn out(&self, name: &str) -> Result<PathBuf, PathError> {
        let out = self.work.join(name);
        disk::create_dir(&out).map_err(PathError::new("create", &out))?;
        Ok(out)
    }

    /// The words of an answer in a file, which may be as long as one on standard output.
    fn read(&self, file: &Path) -> Result<String, TranscribeError> {
        let most = self.limits.bytes;
        let is_file = fs::symlink_metadata(file).is_ok_and(|it| it.is_file());
        let refused = || io::Error::new(io::ErrorKind::InvalidInput, "it isn't a regular file");
        let bytes = if is_file { disk::read(file, most as u64) } else { Err(refused()) };
        let bytes = bytes.map_err(PathError::new("read", file))?;
        let failed = |why| TranscribeError::Tool { program: self.program(), why };
        if bytes.len() > most { Err(failed(ToolError::TooMuch(most))) } else { Ok(words_of(&bytes)) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::AtomicBool;
    use std::time::Duration;

    use super::{TranscribeError, transcribe};
    use crate::store::heard::HeardFolder;
    use crate::term::tool::ToolLimits;

    const LIMITS: ToolLimits = ToolLimits { time: Duration::from_mins(5), bytes: 1 << 20 };

    /// Runs lines of shell on three parts, of which the second is silent; `$1` and so on are the arguments.
    fn shell(script: &str, arguments: &[&str], limits: ToolLimits) -> Result<Vec<String>, TranscribeError> {
        let root = tempfile::tempdir().expect("a directory");
        let argv: Vec<String> = ["/bin/sh", "-c", script, "tool"]
            .iter()
            .chain(arguments)
            .map(|word| (*word).to_owned())
            .collect();
        let parts: [&[i16]; 3] = [&[1; 320], &[], &[2; 640]];
        let texts = transcribe(
            &argv,
            &parts,
            &HeardFolder::new(root.path().to_owned()),
            limits,
            &AtomicBool::new(false),
        );
        assert_eq!(fs::read_dir(root.path()).expect("listed").count(), 0, "no byte is left");
        texts
    }

    fn why(script: &str, arguments: &[&str]) -> String {
        shell(script, arguments, LIMITS).expect_err("no text").to_string()
    }

    #[test]
    fn each_part_has_its_text_whether_they_come_one_by_one_or_together() {
        let one = "wc -c < \"$1\"; ls -l \"$1\" | cut -c1-10; basename \"$1\"";
        let texts = shell(one, &["{wav}"], LIMITS).expect("texts");
        assert_eq!(texts, ["684 -rw------- part-1.wav", "", "1324 -rw------- part-3.wav"]);
        let out = "echo log; echo \"said $(basename $2)\" > \"$1/x.txt\"";
        let texts = shell(out, &["{out}", "{wav}"], LIMITS).expect("texts");
        assert_eq!(texts, ["said part-1.wav", "", "said part-3.wav"]);
        let all = "out=$1; shift; for f; do b=$(basename $f .wav); echo '{\"text\": \" in '$b'\"}' > $out/$b.json; done";
        let texts = shell(all, &["{out}", "{wavs}"], LIMITS).expect("texts");
        assert_eq!(texts, ["in part-1", "", "in part-3"]);
    }

    #[test]
    fn an_answer_counts_however_the_program_ends() {
        assert_eq!(shell("echo hello; exit 9", &["{wav}"], LIMITS).expect("texts"), ["hello", "", "hello"]);
        let odd = shell("printf 'caf\\351 \\377'", &["{wav}"], LIMITS).expect("texts");
        assert_eq!(odd[0], "caf\u{fffd} \u{fffd}");
    }

    #[test]
    fn a_program_without_an_answer_is_an_error_with_its_own_words() {
        let silent = why("echo 'no such model.' >&2; exit 0", &["{wav}"]);
        assert_eq!(silent, "/bin/sh ended without any text; it said: no such model");
        assert_eq!(why("exit 0", &["{out}", "{wav}"]), "/bin/sh ended without any text");
        assert!(why("echo x", &["sound"]).starts_with("it needs {wav} for one part"));
        assert!(why("echo x", &["{wavs}"]).starts_with("it needs {wav}"));
        let flood = why("head -c 100000000 /dev/zero", &["{wav}"]);
        assert_eq!(flood, "/bin/sh: it wrote more than 1048576 bytes and was stopped");
        let flood = why("head -c 3000000 /dev/zero > \"$1/x.txt\"", &["{out}", "{wav}"]);
        assert!(flood.contains("more than 1048576 bytes"), "{flood}");
        let linked = why("ln -s /etc/passwd \"$1/x.txt\"", &["{out}", "{wav}"]);
        assert!(linked.contains("isn't a regular file"), "{linked}");
        let limits = ToolLimits { time: Duration::from_millis(100), ..LIMITS };
        let hangs =
            shell("while :; do sleep 100; done", &["{wav}"], limits).expect_err("it hangs").to_string();
        assert!(hangs.contains("took longer than 0:00"), "{hangs}");
    }
}
