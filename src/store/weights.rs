//! Weights fitted to the user's own reviews: worked out in a thread, and saved so that the next start has them at once.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::domain::memory::{Fitted, ReviewLog};
use crate::store::disk;
use crate::term::input::{Inlet, Input};

/// A file of weights has some 200 bytes; what is over this isn't one.
const LARGEST: u64 = 1 << 16;

/// What fits weights to reviews.
pub trait WeightFitter {
    /// Starts to fit weights to these reviews.
    fn start(&mut self, log: ReviewLog);

    /// What was fitted since the last call; at the first one, what was fitted before the program was started.
    fn finished(&mut self) -> Option<Fitted>;
}

/// Fits in a thread, and wakes the app when that is done.
#[derive(Debug)]
pub struct BackgroundFitter {
    path: PathBuf,
    app: Inlet,
    fitted: Sender<Fitted>,
    finished: Receiver<Fitted>,
}

impl BackgroundFitter {
    /// A fitter that keeps what it found in this file. A file that cannot be read, or holds anything else, is as good
    /// as none.
    pub fn new(path: &Path, app: Inlet) -> Self {
        let (fitted, finished) = mpsc::channel();
        let saved = disk::read(path, LARGEST).ok().and_then(|saved| serde_json::from_slice(&saved).ok());
        if let Some(saved) = saved {
            // The other end is two lines away.
            let _ = fitted.send(saved);
        }
        Self { path: path.to_owned(), app, fitted, finished }
    }
}

impl WeightFitter for BackgroundFitter {
    fn start(&mut self, log: ReviewLog) {
        let (path, app, fitted) = (self.path.clone(), self.app.clone(), self.fitted.clone());
        thread::spawn(move || {
            let found = log.fit();
            // Where it can't be saved, the next start fits again.
            let _unsaved = serde_json::to_vec(&found).map(|text| disk::replace(&path, &text));
            // Where nobody listens, the program ends already.
            let _ = fitted.send(found);
            app.urgent(Input::Wake);
        });
    }

    fn finished(&mut self) -> Option<Fitted> {
        self.finished.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use chrono::Days;

    use super::{BackgroundFitter, WeightFitter};
    use crate::domain::day::Day;
    use crate::domain::memory::{Memory, ReviewLog, ReviewedTake};
    use crate::domain::rating::Rating;
    use crate::term::input::{Input, queue};

    fn log() -> ReviewLog {
        let day = |number| "2026-01-01".parse::<Day>().expect("a day") + Days::new(number);
        let told = (0..100).map(|number| ReviewedTake { day: day(number), rating: Some(Rating::Good) });
        let known = Memory::of(told, &std::sync::Arc::default()).expect("reviews");
        ReviewLog::of(vec![&known.reviews; 5]).expect("enough")
    }

    #[test]
    fn weights_are_fitted_beside_the_app_and_there_at_the_next_start() {
        let state = tempfile::tempdir().expect("a directory");
        let path = state.path().join("weights.json");
        let (app, inputs) = queue();
        let mut fitter = BackgroundFitter::new(&path, app.clone());
        assert_eq!(fitter.finished(), None);
        fitter.start(log());
        assert_eq!(inputs.wait(None), Some(Input::Wake));
        let found = fitter.finished().expect("weights");
        assert_eq!((found.log, fitter.finished()), (log().key(), None));
        let mode = fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let mut next = BackgroundFitter::new(&path, app);
        assert_eq!((next.finished(), next.finished()), (Some(found), None));
    }

    #[test]
    fn a_file_of_anything_else_is_as_good_as_none() {
        let state = tempfile::tempdir().expect("a directory");
        let path = state.path().join("weights.json");
        let finished = || BackgroundFitter::new(&path, queue().0).finished();
        for text in ["", "{", "[]", "{\"log\":1,\"weights\":[1,2]}", "\u{0}\u{0}"] {
            fs::write(&path, text).expect("written");
            assert_eq!(finished(), None, "{text:?}");
        }
        fs::remove_file(&path).expect("removed");
        fs::create_dir(&path).expect("a folder");
        assert_eq!(finished(), None);
    }
}
