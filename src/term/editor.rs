//! The user's editor: found in the environment, run directly and never by a shell.

mod wait;

use std::ffi::OsString;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::domain::clean::clean;

/// Why a text was not edited.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    /// None is named.
    #[error(
        "no editor is set; choose one in VISUAL or EDITOR, for example: export EDITOR=vim, or EDITOR=\"code --wait\""
    )]
    Unset,
    /// What is named cannot be read as a command.
    #[error("{variable} is set to {command}, which can't be run: {why}")]
    Odd {
        /// The variable.
        variable: &'static str,
        /// What it holds.
        command: String,
        /// The cause.
        why: &'static str,
    },
    /// It does not start.
    #[error("the editor {program} doesn't start: {why}; {}", advice(program))]
    Start {
        /// The program.
        program: String,
        /// The cause.
        why: io::Error,
    },
    /// This program was asked to end, or its terminal is gone: the editor was not waited for any longer.
    #[error("starl was asked to quit while the editor was open")]
    Asked,
    /// It ended, but not well.
    #[error("the editor ended with {0}")]
    Refused(String),
}

/// What to look at where an editor doesn't start.
fn advice(program: &str) -> &'static str {
    if program.contains(['$', '`']) || program.starts_with('~') {
        "only ~/ is expanded in VISUAL and EDITOR, so write the full path"
    } else {
        "set VISUAL or EDITOR to the one you want"
    }
}

/// Something that lets a person edit a file.
pub trait Editor {
    /// Opens the file and waits until it is closed.
    ///
    /// # Errors
    /// [`EditorError`]: whatever the file holds now is not to be taken.
    fn edit(&mut self, path: &Path) -> Result<(), EditorError>;
}

/// The editor that the environment names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemEditor {
    words: Vec<String>,
}

impl SystemEditor {
    /// `VISUAL`, else `EDITOR`; an empty one counts as none.
    ///
    /// # Errors
    /// None is set, or what is set is no command.
    pub fn from_env(env: impl Fn(&str) -> Option<OsString>) -> Result<Self, EditorError> {
        for variable in ["VISUAL", "EDITOR"] {
            let Some(command) = env(variable).filter(|command| !command.is_empty()) else { continue };
            let shown = clean(&command.to_string_lossy()).into_owned();
            let odd = |why| EditorError::Odd { variable, command: shown, why };
            let Some(command) = command.to_str() else { return Err(odd("it isn't UTF-8")) };
            let home = env("HOME").and_then(|home| home.into_string().ok()).filter(|home| !home.is_empty());
            return match split(command, home.as_deref()) {
                Some(words) if words.first().is_none_or(String::is_empty) => {
                    Err(odd("it doesn't name a program"))
                }
                Some(words) => Ok(Self { words }),
                None => Err(odd("a quote isn't closed, or it ends with a backslash")),
            };
        }
        Err(EditorError::Unset)
    }
}

impl Editor for SystemEditor {
    fn edit(&mut self, path: &Path) -> Result<(), EditorError> {
        let (program, arguments) = self.words.split_first().ok_or(EditorError::Unset)?;
        let status = wait::run(Command::new(program).args(arguments).arg(path));
        let program = || clean(program).into_owned();
        match status.map_err(|why| EditorError::Start { program: program(), why })? {
            None => Err(EditorError::Asked),
            Some(status) if status.success() => Ok(()),
            Some(status) => Err(EditorError::Refused(ending(status))),
        }
    }
}

/// How a program ended that did not end well.
fn ending(status: ExitStatus) -> String {
    if let Some(signal) = status.signal() {
        return format!("signal {signal}");
    }
    status.code().map_or_else(|| "no exit code".to_owned(), |code| format!("exit code {code}"))
}

/// The words of a command as a POSIX shell splits them: quotes and backslashes count. Of what a shell expands, only the
/// home at the start of a word is: `~` or `~/`. Nothing where a quote is not closed.
fn split(command: &str, home: Option<&str>) -> Option<Vec<String>> {
    let mut words = shlex::split(command)?;
    for word in &mut words {
        if let (Some(home), Some(rest)) = (home, word.strip_prefix('~'))
            && (rest.is_empty() || rest.starts_with('/'))
        {
            *word = format!("{home}{rest}");
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::Path;

    use super::{Editor, SystemEditor, split};

    fn named(visual: &str, editor: &str) -> Result<SystemEditor, String> {
        let env = |name: &str| match name {
            "VISUAL" => Some(OsString::from(visual)),
            "EDITOR" => Some(OsString::from(editor)),
            _ => None,
        };
        SystemEditor::from_env(env).map_err(|why| why.to_string())
    }

    #[test]
    fn words_are_split_as_a_shell_does_and_the_home_alone_is_expanded() {
        for (command, words) in [
            ("vim", vec!["vim"]),
            ("  code\t--wait \n", vec!["code", "--wait"]),
            ("'/My Editor/run' -n", vec!["/My Editor/run", "-n"]),
            (r#""a b"c 'd'\ e"#, vec!["a bc", "d e"]),
            (r#""\$HOME \n \"x\" \\""#, vec![r#"$HOME \n "x" \"#]),
            ("vim $HOME `ls` *; rm", vec!["vim", "$HOME", "`ls`", "*;", "rm"]),
            (r"a\'b 'c\'", vec!["a'b", r"c\"]),
            ("vim ''", vec!["vim", ""]),
            ("a\\\nb", vec!["ab"]),
            ("~/bin/ed -u ~ ~/x", vec!["/users/me/bin/ed", "-u", "/users/me", "/users/me/x"]),
            ("~ana/ed a~ x~/y", vec!["~ana/ed", "a~", "x~/y"]),
        ] {
            assert_eq!(split(command, Some("/users/me")).expect(command), words, "{command}");
        }
        assert_eq!(split("~/ed", None).expect("words"), ["~/ed"], "without a home it stays");
        for bad in ["'vim", "\"vim", "vim \\", "\"vim\\"] {
            assert!(split(bad, None).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_only_a_shell_would_expand_is_reported_as_that() {
        let told = |program: &str| {
            let mut editor = named(program, "").expect("a command");
            editor.edit(Path::new("/nowhere")).expect_err(program).to_string()
        };
        for program in ["$HOME/bin/ed", "`which vim`", "~nobody/ed"] {
            let told = told(program);
            assert!(told.contains("doesn't start") && told.contains("only ~/ is"), "{told}");
        }
        assert!(told("no-such-editor").ends_with("set VISUAL or EDITOR to the one you want"));
    }

    #[test]
    fn visual_comes_before_editor_and_an_empty_one_is_none() {
        let words = |visual, editor| named(visual, editor).map(|editor| editor.words.join("|"));
        assert_eq!(words("hx -v", "vim"), Ok("hx|-v".to_owned()));
        assert_eq!(words("", "vim"), Ok("vim".to_owned()));
        for (visual, editor, said) in [
            ("", "", "no editor is set; choose one in VISUAL or EDITOR"),
            ("", "'", "EDITOR is set to ', which can't be run: a quote isn't closed, or"),
            ("  ", "vim", "it doesn't name a program"),
            ("\u{1b}'", "", "VISUAL is set to \u{fffd}'"),
        ] {
            let told = words(visual, editor).expect_err(said);
            assert!(told.contains(said), "{told}");
        }
    }
}
