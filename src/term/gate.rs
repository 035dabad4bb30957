//! A gate before the thread that reads keys: while it is closed, keys belong to another program.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the reading thread may take to stand still, before the other program begins all the same.
const PATIENCE: Duration = Duration::from_millis(500);

/// The gate; its clones are one gate.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<(Mutex<State>, Condvar)>);

#[derive(Debug, Default)]
struct State {
    closed: bool,
    waiting: bool,
}

impl Gate {
    /// Closes it and waits until the reading thread stands before it; `wake` lets that thread read something.
    pub fn close(&self, wake: impl FnOnce()) {
        self.state().closed = true;
        wake();
        let waits = |state: &mut State| !state.waiting;
        let stood = self.0.1.wait_timeout_while(self.state(), PATIENCE, waits);
        drop(stood);
    }

    /// Whether the keys belong to another program just now.
    pub fn is_closed(&self) -> bool {
        self.state().closed
    }

    /// Opens it.
    pub fn open(&self) {
        self.state().closed = false;
        self.0.1.notify_all();
    }

    /// Called by the reading thread after each thing it has read: stands still while the gate is closed. Says whether
    /// it did; what was read then belongs to the other program's time.
    pub fn pass(&self) -> bool {
        let mut state = self.state();
        let stood = state.closed;
        while state.closed {
            state.waiting = true;
            self.0.1.notify_all();
            state = self.0.1.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting = false;
        stood
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::Gate;

    #[test]
    fn nothing_passes_while_it_is_closed() {
        let (gate, reader) = (Gate::default(), Gate::default());
        assert!(!reader.pass(), "it is open at first");
        let reading = gate.clone();
        let (keys, read) = channel::<u8>();
        let (passed, seen) = channel::<(u8, bool)>();
        let thread = thread::spawn(move || {
            for key in read {
                let stood = reading.pass();
                passed.send((key, stood)).expect("somebody looks");
            }
        });
        gate.close(|| keys.send(1).expect("it is read"));
        keys.send(2).expect("it is read");
        assert!(seen.try_recv().is_err(), "it stands before the gate");
        gate.open();
        assert_eq!(seen.recv(), Ok((1, true)));
        assert_eq!(seen.recv(), Ok((2, false)));
        drop(keys);
        thread.join().expect("it ends");
    }
}
