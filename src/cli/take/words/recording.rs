//! A recording of a take: its pauses are measured, and the user's own command writes down its words.

use std::path::Path;
use std::time::Duration;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, complain};
use crate::cli::tools;
use crate::domain::clean::display_clean;
use crate::domain::heard::transcript::marks;
use crate::domain::heard::{Heard, PartFigures, SignalFigures, SilenceFigures};
use crate::domain::progress::TakeEntry;
use crate::domain::sound::cut::cuts;
use crate::domain::sound::silence::{VoiceMap, length};
use crate::domain::sound::{between, wav};
use crate::domain::story::length::clock;
use crate::store::disk;
use crate::store::transcribe::transcribe;
use crate::term::tool::{ToolLimits, stop_flag};

/// The largest recording, in bytes: a quarter of an hour in the best quality.
const LARGEST: u64 = 256 << 20;
/// What follows a take in a recording belongs to its last part for so long.
const AFTER: Duration = Duration::from_millis(1_500);
/// A recording that is so much longer than its take may have started before it.
const LONGER: Duration = Duration::from_secs(5);
/// A part with less speech isn't written down: programs make up words for silence.
const LEAST_SPEECH: Duration = Duration::from_millis(500);

/// A recording of a take, cut into its parts.
pub(super) struct Recording {
    samples: Vec<i16>,
    voice: VoiceMap,
    /// Where its parts end, all but the last; none where it has no marks.
    cuts: Vec<Duration>,
}

impl Recording {
    /// Reads a file, and listens to it from where the take starts.
    pub(super) fn read(
        file: &Path,
        take: &TakeEntry<'_>,
        start: Option<Duration>,
    ) -> Result<Self, CommandError> {
        let name = display_clean(file);
        let refused =
            |why: String| CommandError::problem(format!("Nothing was saved: {name} can't be used. {why}"));
        let bytes = disk::read(file, LARGEST).map_err(|why| refused(format!("It can't be read: {why}.")))?;
        if bytes.len() as u64 > LARGEST {
            return Err(refused("It is larger than 256 MiB.".to_owned()));
        }
        let convert = "To make one that can: ffmpeg -i RECORDING -ac 1 -ar 16000 take.wav";
        let samples = wav::read(&bytes).map_err(|why| refused(format!("{why} {convert}")))?;
        let from = start.unwrap_or_default();
        let total = length(&samples).saturating_sub(from);
        if start.is_none() && !take.total.is_zero() && total > take.total + LONGER {
            let longer = total.saturating_sub(take.total);
            complain(format_args!(
                "The recording is {} longer than the take. If it started before the take did, say where the take \
                 starts: --start {}",
                clock(longer),
                clock(longer)
            ));
        }
        let to = if take.total.is_zero() { length(&samples) } else { from + take.total + AFTER };
        let samples = between(&samples, from, to).to_vec();
        let voice = VoiceMap::of(&samples);
        if voice.speech.is_empty() {
            return Err(refused("No voice was found in it.".to_owned()));
        }
        let cuts = cuts(&voice, &marks(take));
        Ok(Self { samples, voice, cuts })
    }

    /// The figures of its silence, for so many parts.
    pub(super) fn figures(&self, take: &TakeEntry<'_>, parts: usize) -> Heard {
        let cuts = if parts == 1 { &[][..] } else { &self.cuts };
        let silences = self.voice.parts(cuts);
        // Where the parts of a take were never marked, nobody knows whose silence it is.
        let silence = |place: usize| silences.get(place).filter(|_| silences.len() == parts);
        let part = |place| PartFigures { words: None, silence: silence(place).and_then(SilenceFigures::of) };
        Heard {
            of: take.id.to_owned(),
            parts: (0..parts).map(part).collect(),
            signal: SignalFigures::of(&self.voice),
        }
    }

    /// How many parts it was cut into.
    pub(super) fn parts(&self) -> usize {
        self.cuts.len() + 1
    }

    /// The samples of each part; none where nobody speaks.
    fn samples_by_part(&self) -> Vec<&[i16]> {
        let ends = self.cuts.iter().copied().chain([length(&self.samples)]);
        let starts = std::iter::once(Duration::ZERO).chain(self.cuts.iter().copied());
        let part = |(from, to)| {
            let is_told = self.voice.spoken(from, to) >= LEAST_SPEECH;
            if is_told { between(&self.samples, from, to) } else { &[] }
        };
        starts.zip(ends).map(part).collect()
    }

    /// The words of its parts, where a command is set and confirmed; nothing where none is set.
    pub(super) fn words(&self, context: &CommandContext) -> Result<Option<Vec<String>>, CommandError> {
        let file = context.paths()?.tools()?;
        let Some(argv) = tools::command(&file)? else { return Ok(None) };
        if !file.is_confirmed(&argv) {
            complain(format_args!(
                "The words are missing: this command is new or has changed: {}. If it is yours, confirm it with: starl \
                 tools confirm",
                tools::shown(&argv)
            ));
            return Ok(None);
        }
        let stop = stop_flag().map_err(CommandError::problem)?;
        let words =
            transcribe(&argv, &self.samples_by_part(), context.heard()?.path(), ToolLimits::default(), &stop);
        words.map(Some).or_else(|why| {
            complain(format_args!("The words are missing: {why}."));
            Ok(None)
        })
    }
}
