//! The arguments of what was said in a take, and of who writes it down.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand};

use crate::cli::values::{start, voice};
use crate::domain::sound::desk::VoiceUse;

/// What was heard of a take, and where that comes from.
#[derive(Debug, Args)]
pub(in crate::cli) struct WordsArguments {
    /// The take's id, from take list, or "last" for the newest
    pub id: String,
    /// Read what you said from this file: a block of text for each part, or SRT or VTT subtitles; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "audio")]
    pub from: Option<PathBuf>,
    /// Measure the pauses in this recording of the take, a WAV file, and transcribe it with the command set in starl tools
    #[arg(long, value_name = "FILE")]
    pub audio: Option<PathBuf>,
    /// Where the take starts in the recording or the subtitles, like 3 or 0:03
    #[arg(long, value_name = "TIME", value_parser = start)]
    pub start: Option<Duration>,
    /// Print JSON: times in seconds, shares in percent
    #[arg(long)]
    pub json: bool,
}

/// What is done with the commands that are run for the user.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ToolsDeed {
    /// Choose when questions are asked aloud on this machine: off, mock or always
    ///
    /// starl uses say, spd-say or espeak-ng, whichever is installed. The clock starts after the question.
    Voice {
        /// When to ask questions aloud: off, mock or always
        #[arg(value_parser = voice)]
        voice: VoiceUse,
    },
    /// Use a transcription program, and confirm its command
    Use {
        /// One of the presets listed by starl tools
        preset: String,
        /// The program's model: a file, a folder, or a name such as base.en for openai-whisper
        #[arg(long, value_name = "MODEL")]
        model: Option<String>,
    },
    /// Confirm the command in tools.yaml after you have changed it yourself
    Confirm,
}
