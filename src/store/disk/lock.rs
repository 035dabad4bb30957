//! Lock files. The lock lies in the open file: it ends with the process, however that ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::store::disk;

/// How long a lock is waited for. It is never held while a person is waited for, so this is long.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A held lock; dropping it gives it back.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    /// Whether the file system has locks. Where it has none, work goes on without.
    pub is_supported: bool,
}

/// Takes the lock if nobody holds it; `None` where somebody does.
pub fn try_take(path: &Path) -> io::Result<Option<Lock>> {
    let file = disk::open(path, disk::private().read(true).write(true).create(true))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file, is_supported: true })),
        Err(TryLockError::WouldBlock) => Ok(None),
        // The file is open and this does not wait: it can only be that the file system has no locks.
        Err(TryLockError::Error(_)) => Ok(Some(Lock { _file: file, is_supported: false })),
    }
}

/// Takes the lock, waiting for whoever holds it; `None` where it is held all that time.
///
/// The system hands the lock on in the order in which it was asked for, so that of many writers none waits for ever. It
/// knows no limit, so a thread waits there; one that comes too late gives the lock back.
pub fn take(path: &Path, patience: Duration) -> io::Result<Option<Lock>> {
    let taken = try_take(path)?;
    if taken.is_some() || patience.is_zero() {
        return Ok(taken);
    }
    let file = disk::open(path, disk::private().read(true).write(true).create(true))?;
    let (sender, receiver) = channel();
    thread::Builder::new().spawn(move || {
        let is_supported = wait(&file).is_ok();
        sender.send(Lock { _file: file, is_supported })
    })?;
    Ok(receiver.recv_timeout(patience).ok())
}

fn wait(file: &File) -> io::Result<()> {
    loop {
        match file.lock() {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::{take, try_take};

    #[test]
    fn a_lock_is_held_by_one_at_a_time() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("lock");
        let held = try_take(&path).expect("a lock file");
        assert!(held.is_some());
        assert!(try_take(&path).expect("a lock file").is_none());
        assert!(take(&path, Duration::ZERO).expect("a lock file").is_none());
        drop(held);
        assert!(take(&path, Duration::ZERO).expect("a lock file").is_some());
    }

    #[test]
    fn a_lock_is_waited_for_and_one_that_came_too_late_is_given_back() {
        let root = tempfile::tempdir().expect("a directory");
        let path = root.path().join("lock");
        let held = try_take(&path).expect("a lock file");
        assert!(take(&path, Duration::from_millis(1)).expect("a lock file").is_none());
        thread::scope(|scope| {
            let waits = scope.spawn(|| take(&path, Duration::from_mins(1)).expect("a lock file"));
            drop(held);
            assert!(waits.join().expect("it ends").is_some());
        });
        assert!(take(&path, Duration::from_mins(1)).expect("a lock file").is_some());
    }
}
