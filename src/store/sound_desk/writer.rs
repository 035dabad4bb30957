//! A take being written down by the user's own program, in a thread that can be stopped at any time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::clean::clean;
use crate::domain::sound::desk::SoundOf;
use crate::domain::sound::recorded::TakeSound;
use crate::store::heard::HeardFolder;
use crate::store::transcribe::transcribe;
use crate::term::tool::ToolLimits;

/// A take being written down; it stops when this is dropped.
#[derive(Debug)]
pub(super) struct Writer {
    of: SoundOf,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Has samples written down, cut here. `done` is called from another thread, unless it was stopped.
    pub(super) fn start(
        of: SoundOf,
        samples: Arc<Vec<i16>>,
        cuts: Vec<Duration>,
        argv: Vec<String>,
        heard: HeardFolder,
        done: impl FnOnce(Result<Vec<String>, String>) + Send + 'static,
    ) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            let cuts: Vec<Option<Duration>> = cuts.into_iter().map(Some).collect();
            let sound = TakeSound::new(&samples, &[], &cuts);
            let words = transcribe(&argv, &sound.told(&samples), &heard, ToolLimits::default(), &stopped);
            if !stopped.load(Ordering::SeqCst) {
                done(words.map_err(|why| clean(&why.to_string()).into_owned()));
            }
        });
        Self { of, stop, thread: Some(thread) }
    }

    pub(super) fn is_of(&self, of: &SoundOf) -> bool {
        self.of == *of
    }

    /// Whose words they are.
    pub(super) fn of(&self) -> SoundOf {
        self.of.clone()
    }

    /// The take has another name from now on.
    pub(super) fn rename(&mut self, of: SoundOf) {
        self.of = of;
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // It looks for that many times a second.
        let _joined = self.thread.take().map(JoinHandle::join);
    }
}
