//! The way from the threads that read to the loop. It has two lanes: a signal doesn't stand in line behind keys.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::time::Duration;

use crate::term::input::Input;

/// How many keys wait at most. Whoever types faster than they are worked off waits with the rest, outside of memory.
const WAITING: usize = 1024;

/// A new queue, with nothing in it.
pub fn queue() -> (Inlet, Inputs) {
    let (urgent, first) = channel();
    let (keys, then) = sync_channel(WAITING);
    (Inlet { urgent, keys }, Inputs { first, then })
}

/// Where inputs go in.
#[derive(Debug, Clone)]
pub struct Inlet {
    urgent: Sender<Input>,
    keys: SyncSender<Input>,
}

impl Inlet {
    /// Puts in what comes before all keys: a signal, or the loss of the terminal. Says whether anybody listens.
    pub fn urgent(&self, input: Input) -> bool {
        let sent = self.urgent.send(input).is_ok();
        // The loop looks at this lane first.
        self.wake();
        sent
    }

    /// Wakes a loop that waits. Where the lane is full, the loop is awake.
    pub fn wake(&self) {
        let _awake = self.keys.try_send(Input::Wake);
    }

    /// Puts in a key, a click or a size, and waits while too many wait already. Says whether anybody listens.
    pub fn key(&self, input: Input) -> bool {
        self.keys.send(input).is_ok()
    }
}

/// Where inputs come out.
#[derive(Debug)]
pub struct Inputs {
    first: Receiver<Input>,
    then: Receiver<Input>,
}

impl Inputs {
    /// What has come already, signals first; nothing where nothing has.
    pub fn pending(&self) -> Option<Input> {
        self.first.try_recv().or_else(|_| self.then.try_recv()).ok()
    }

    /// The next input: a wake when the time has come, nothing once nobody can send anymore.
    pub fn wait(&self, wake: Option<Duration>) -> Option<Input> {
        if let Some(input) = self.pending() {
            return Some(input);
        }
        let Some(wake) = wake else { return self.then.recv().ok() };
        match self.then.recv_timeout(wake) {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => Some(Input::Wake),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::{WAITING, queue};
    use crate::term::input::Input;

    #[test]
    fn a_signal_comes_before_every_key_that_waits() {
        let (inlet, inputs) = queue();
        for row in 0..9 {
            assert!(inlet.key(Input::Click(0, row)));
        }
        assert_eq!(inputs.wait(None), Some(Input::Click(0, 0)));
        assert!(inlet.urgent(Input::End));
        assert_eq!(inputs.pending(), Some(Input::End));
        assert_eq!(inputs.wait(None), Some(Input::Click(0, 1)), "the keys are in their order");
    }

    #[test]
    fn a_signal_wakes_a_loop_that_waits() {
        let (inlet, inputs) = queue();
        let waits = thread::spawn(move || (inputs.wait(None), inputs.pending()));
        assert!(inlet.urgent(Input::End));
        // The thread may come to wait before or after.
        let seen = waits.join().expect("it ends");
        assert!(seen.0 == Some(Input::End) || seen == (Some(Input::Wake), Some(Input::End)), "{seen:?}");
    }

    #[test]
    fn no_more_keys_than_are_allowed_wait_and_a_signal_passes_them_all() {
        let (inlet, inputs) = queue();
        let typing = inlet.clone();
        let writer = thread::spawn(move || (0..3 * WAITING).filter(|_| typing.key(Input::Scroll(1))).count());
        let first = inputs.wait(None);
        assert_eq!(first, Some(Input::Scroll(1)));
        assert!(inlet.urgent(Input::End));
        assert_eq!(inputs.pending(), Some(Input::End));
        drop(inputs);
        let typed = writer.join().expect("it ends");
        assert!(typed <= WAITING + 2, "{typed} keys went in, and nobody took them");
    }
}
