//! A question that is asked aloud, by a program of the user's system: the first that is there, and never run to be found.

use std::ffi::OsStr;
use std::time::Duration;

use crate::domain::clean::clean;
use crate::term::player::{PlayError, Player};
use crate::term::tool::in_path;

/// No question takes longer.
const LONGEST: Duration = Duration::from_mins(2);

/// Stands for the text, where a program doesn't read it from its standard input.
const TEXT: &str = "{text}";

/// Programs that speak, in the order in which they are looked for, each until it has ended.
const VOICES: [&[&str]; 3] =
    [&["say", "-f", "-"], &["spd-say", "--wait", "--", TEXT], &["espeak-ng", "--stdin"]];

/// Asks a question aloud, by the first program in these folders, which are written as in `PATH`. When it is asked, or that
/// fails, `ended` is called from another thread; what is dropped before is silent at once.
///
/// # Errors
/// There is no program, or it can't be started.
pub fn ask(
    text: &str,
    folders: &OsStr,
    ended: impl FnOnce(Result<(), PlayError>) + Send + 'static,
) -> Result<Player, PlayError> {
    let found = VOICES.into_iter().find_map(|argv| Some((in_path(argv[0], folders)?, argv)));
    let (path, argv) = found.ok_or(PlayError::NoVoice)?;
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<String> =
        argv[1..].iter().map(|word| if *word == TEXT { text.clone() } else { (*word).to_owned() }).collect();
    let input = (!argv.contains(&TEXT)).then(|| text.into_bytes());
    Player::run((argv[0], &path), words.into_iter(), input, LONGEST, ended)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::ask;
    use crate::term::scripted::put_program;

    /// Asks by a program of this name that runs these lines; says what it got, and why it failed.
    fn asked(name: &str, lines: &str, text: &str) -> (String, Option<String>) {
        let folder = tempfile::tempdir().expect("a directory");
        put_program(&folder.path().join(name), &format!("cd \"${{0%/*}}\"\n{lines}"));
        let (sender, ended) = channel();
        let told = move |it| sender.send(it).expect("somebody waits");
        let _voice = ask(text, folder.path().as_os_str(), told).expect("it starts");
        let why = ended.recv_timeout(Duration::from_mins(2)).expect("it ends").err();
        let got = fs::read_to_string(folder.path().join("got")).unwrap_or_default();
        (got, why.map(|why| why.to_string()))
    }

    #[test]
    fn a_question_reaches_the_program_as_one_clean_line_and_no_shell() {
        let text = "-Tell me \u{1b}[31m$(touch x)\nabout \"it\"?";
        for (name, lines) in
            [("espeak-ng", "cat > got"), ("say", "cat > got"), ("spd-say", "shift 2; printf %s \"$1\" > got")]
        {
            let (got, why) = asked(name, lines, text);
            assert_eq!((got.contains('\u{1b}'), why), (false, None), "{name}");
            assert!(
                got.starts_with("-Tell me ") && got.ends_with("$(touch x) about \"it\"?"),
                "{name}: {got}"
            );
        }
    }

    #[test]
    fn a_voice_that_is_missing_or_fails_is_a_sentence() {
        let empty = tempfile::tempdir().expect("a directory");
        let none = ask("Why?", empty.path().as_os_str(), |_| {}).expect_err("there is none");
        assert!(none.to_string().starts_with("no text-to-speech program found"), "{none}");
        let (_, why) = asked("spd-say", "echo 'Failed to connect.' >&2; exit 1", "Why?");
        assert_eq!(why.as_deref(), Some("spd-say failed: Failed to connect"));
    }
}
