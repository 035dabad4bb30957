//! The user's editor: found in the environment, run directly and never by a shell.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::domain::clean::clean;

/// Why a text was not edited.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    /// None is named.
    #[error(
        "no editor is set; say which one in VISUAL or EDITOR, for example: export EDITOR=vim, or EDITOR=\"code --wait\""
    )]
    Unset,
    /// What is named cannot be read as a command.
    #[error("{variable} is set to {command}, which cannot be run: {why}")]
    Odd {
        /// The variable.
        variable: &'static str,
        /// What it holds.
        command: String,
        /// The cause.
        why: &'static str,
    },
    /// It does not start.
    #[error("the editor {program} does not start: {why}; VISUAL and EDITOR say which one is run")]
    Start {
        /// The program.
        program: String,
        /// The cause.
        why: io::Error,
    },
    /// It ended, but not well.
    #[error("the editor ended with {0}, which means that nothing is to be changed")]
    Refused(String),
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
            return match command.to_str().ok_or("it is not UTF-8").and_then(split) {
                Ok(words) if words.first().is_none_or(String::is_empty) => Err(odd("it names no program")),
                Ok(words) => Ok(Self { words }),
                Err(why) => Err(odd(why)),
            };
        }
        Err(EditorError::Unset)
    }
}

impl Editor for SystemEditor {
    fn edit(&mut self, path: &Path) -> Result<(), EditorError> {
        let (program, arguments) = self.words.split_first().ok_or(EditorError::Unset)?;
        let status = Command::new(program).args(arguments).arg(path).status();
        let program = || clean(program).into_owned();
        let status = status.map_err(|why| EditorError::Start { program: program(), why })?;
        if status.success() { Ok(()) } else { Err(EditorError::Refused(ending(status))) }
    }
}

/// How a program ended that did not end well.
fn ending(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status.code().map_or_else(|| "no exit code".to_owned(), |code| format!("exit code {code}"))
}

/// The words of a command as a POSIX shell splits them: quotes and backslashes count, nothing is expanded.
fn split(command: &str) -> Result<Vec<String>, &'static str> {
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\t' | '\n' => words.extend(word.take()),
            '\'' => single(&mut letters, word.get_or_insert_default())?,
            '"' => double(&mut letters, word.get_or_insert_default())?,
            '\\' => match letters.next() {
                Some('\n') => {}
                Some(letter) => word.get_or_insert_default().push(letter),
                None => return Err("it ends with a backslash"),
            },
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    Ok(words)
}

/// What stands between single quotes, all of it as it is.
fn single(letters: &mut impl Iterator<Item = char>, word: &mut String) -> Result<(), &'static str> {
    for letter in letters {
        if letter == '\'' {
            return Ok(());
        }
        word.push(letter);
    }
    Err("a quote is not closed")
}

/// What stands between double quotes: a backslash counts before a few characters alone.
fn double(letters: &mut impl Iterator<Item = char>, word: &mut String) -> Result<(), &'static str> {
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return Ok(()),
            '\\' => match letters.next() {
                Some('\n') => {}
                Some(letter @ ('$' | '`' | '"' | '\\')) => word.push(letter),
                Some(letter) => word.extend(['\\', letter]),
                None => break,
            },
            letter => word.push(letter),
        }
    }
    Err("a quote is not closed")
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{SystemEditor, split};

    fn named(visual: &str, editor: &str) -> Result<SystemEditor, String> {
        let env = |name: &str| match name {
            "VISUAL" => Some(OsString::from(visual)),
            "EDITOR" => Some(OsString::from(editor)),
            _ => None,
        };
        SystemEditor::from_env(env).map_err(|why| why.to_string())
    }

    #[test]
    fn words_are_split_as_a_shell_does_and_nothing_is_expanded() {
        for (command, words) in [
            ("vim", vec!["vim"]),
            ("  code\t--wait \n", vec!["code", "--wait"]),
            ("'/My Editor/run' -n", vec!["/My Editor/run", "-n"]),
            (r#""a b"c 'd'\ e"#, vec!["a bc", "d e"]),
            (r#""\$HOME \n \"x\" \\""#, vec![r#"$HOME \n "x" \"#]),
            ("vim $HOME `ls` ~ *; rm", vec!["vim", "$HOME", "`ls`", "~", "*;", "rm"]),
            (r"a\'b 'c\'", vec!["a'b", r"c\"]),
            ("vim ''", vec!["vim", ""]),
            ("a\\\nb", vec!["ab"]),
        ] {
            assert_eq!(split(command).expect(command), words, "{command}");
        }
        for bad in ["'vim", "\"vim", "vim \\", "\"vim\\"] {
            assert!(split(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn visual_comes_before_editor_and_an_empty_one_is_none() {
        let words = |visual, editor| named(visual, editor).map(|editor| editor.words.join("|"));
        assert_eq!(words("hx -v", "vim"), Ok("hx|-v".to_owned()));
        assert_eq!(words("", "vim"), Ok("vim".to_owned()));
        for (visual, editor, said) in [
            ("", "", "no editor is set; say which one in VISUAL or EDITOR"),
            ("", "'", "EDITOR is set to ', which cannot be run: a quote is not closed"),
            ("  ", "vim", "it names no program"),
            ("\u{1b}'", "", "VISUAL is set to \u{fffd}'"),
        ] {
            let told = words(visual, editor).expect_err(said);
            assert!(told.contains(said), "{told}");
        }
    }
}
