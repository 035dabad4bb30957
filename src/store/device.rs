//! Which device this is: each writes a journal file of its own, so that two never write to one.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::store::disk;
use crate::store::disk::lock;

/// Letters and digits of a device's id.
const LENGTH: usize = 8;

/// A device's id is made of these.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";

/// Where Linux keeps a number of its own for each machine.
const MACHINE_IDS: [&str; 2] = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

/// This device.
#[derive(Debug)]
pub struct Device {
    /// Eight of `a-z` and `0-9`.
    pub id: String,
    /// Why the id is only for this run, where it could not be kept.
    pub caution: Option<String>,
}

/// What is kept of a device. A folder that is synced with its state has one for each machine.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct SavedDevice {
    device: String,
    /// A hash of the machine's id and of the folder's number on its disk: a folder that was copied, to another machine
    /// or on this one, is another device.
    machine: String,
}

/// This device's id, kept in the state directory; a new one where there is none or it is another machine's.
///
/// # Errors
/// Only where the system has no random numbers. An id that cannot be kept is used for this run, with a caution.
pub fn this(state: &Path) -> io::Result<Device> {
    on_machine(state, &machine())
}

fn on_machine(state: &Path, machine: &str) -> io::Result<Device> {
    let path = state.join("device.json");
    let _ = disk::create_dir(state);
    let machine = fingerprint(state, machine);
    if let Some(id) = known(&path, &machine) {
        return Ok(Device { id, caution: None });
    }
    let kept = SavedDevice { device: new_id()?, machine };
    Ok(match keep(state, &path, &kept) {
        Ok(id) => Device { id, caution: None },
        Err(why) => {
            let path = path.display();
            let caution = format!(
                "could not save this device's name in {path}: {why}; this session writes its own journal file"
            );
            Device { id: kept.device, caution: Some(caution) }
        }
    })
}

/// The id of this device, if it has one already. Nothing is touched.
pub fn known_here(state: &Path) -> Option<String> {
    known(&state.join("device.json"), &fingerprint(state, &machine()))
}

/// Whether ids are kept there, but none of this folder on this machine.
pub fn is_copied(state: &Path) -> bool {
    let kept = read(&state.join("device.json"));
    let here = fingerprint(state, &machine());
    !kept.is_empty() && kept.iter().all(|kept| kept.machine != here)
}

fn known(path: &Path, machine: &str) -> Option<String> {
    read(path).into_iter().find(|kept| kept.machine == machine).map(|kept| kept.device)
}

/// All that is kept; nothing where the file is none of ours.
fn read(path: &Path) -> Vec<SavedDevice> {
    let text = disk::refuse_irregular(path).and_then(|()| fs::read(path)).ok();
    let kept: Option<Vec<SavedDevice>> = text.and_then(|text| serde_json::from_slice(&text).ok());
    kept.into_iter().flatten().filter(|kept| is_id(&kept.device)).collect()
}

fn is_id(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|byte| LETTERS.contains(&byte))
}

/// Keeps an id, and says which one is kept: of instances that start at once, all take that of the first.
fn keep(state: &Path, path: &Path, kept: &SavedDevice) -> io::Result<String> {
    disk::create_dir(state)?;
    let _lock = lock::take(&state.join("lock"), lock::PATIENCE)?;
    if let Some(id) = known(path, &kept.machine) {
        return Ok(id);
    }
    let mut all = read(path);
    all.push(kept.clone());
    disk::replace(path, &serde_json::to_vec(&all)?)?;
    Ok(kept.device.clone())
}

fn new_id() -> io::Result<String> {
    let mut random = [0_u8; LENGTH];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let letter = |byte: u8| LETTERS.get(usize::from(byte) % LETTERS.len());
    let letters = random.into_iter().filter_map(letter);
    Ok(letters.map(|letter| char::from(*letter)).collect())
}

/// What tells this folder on this machine from all others, without giving away either.
fn fingerprint(state: &Path, machine: &str) -> String {
    let number = fs::metadata(state).map_or_else(|_| String::new(), |found| found.ino().to_string());
    format!("{:016x}", hash(&format!("{machine} {number}")))
}

/// What tells this machine from others, where it has a number of its own.
fn machine() -> String {
    let ids = MACHINE_IDS.iter().filter_map(|path| fs::read_to_string(path).ok());
    ids.map(|id| id.trim().to_owned()).find(|id| !id.is_empty()).unwrap_or_default()
}

/// FNV-1a: the machine's id itself is nobody's business.
fn hash(machine: &str) -> u64 {
    let bytes = b"starl device ".iter().chain(machine.as_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::thread;

    use super::{is_copied, is_id, on_machine, this};

    #[test]
    fn a_device_keeps_its_id() {
        let root = tempfile::tempdir().expect("a directory");
        let state = root.path().join("state");
        let first = this(&state).expect("an id");
        assert!(is_id(&first.id) && first.caution.is_none(), "{first:?}");
        assert_eq!(this(&state).expect("an id").id, first.id);
    }

    #[test]
    fn a_copied_home_is_another_device() {
        let root = tempfile::tempdir().expect("a directory");
        let here = on_machine(root.path(), "one").expect("an id");
        let there = on_machine(root.path(), "two").expect("an id");
        assert_ne!(here.id, there.id);
        assert_eq!(on_machine(root.path(), "two").expect("an id").id, there.id);
        let kept = fs::read_to_string(root.path().join("device.json")).expect("kept");
        assert!(!kept.contains("two"), "{kept}");
        assert_eq!(
            on_machine(root.path(), "one").expect("an id").id,
            here.id,
            "a synced folder goes to and fro"
        );
    }

    #[test]
    fn a_copied_folder_is_another_device_on_the_same_machine_too_and_a_moved_one_is_the_same() {
        let root = tempfile::tempdir().expect("a directory");
        let [one, two, three] = ["one", "two", "three"].map(|name| root.path().join(name));
        let first = this(&one).expect("an id").id;
        assert!(!is_copied(&one));
        fs::create_dir(&two).expect("made");
        fs::copy(one.join("device.json"), two.join("device.json")).expect("copied");
        assert!(is_copied(&two));
        assert_ne!(this(&two).expect("an id").id, first);
        assert!(!is_copied(&two));
        fs::rename(&one, &three).expect("moved");
        assert_eq!(this(&three).expect("an id").id, first);
    }

    #[test]
    fn all_that_start_at_once_are_the_same_device() {
        let root = tempfile::tempdir().expect("a directory");
        let ids: BTreeSet<String> = thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| this(root.path()))).collect();
            starts.into_iter().map(|start| start.join().expect("it ends").expect("an id").id).collect()
        });
        assert_eq!(ids.len(), 1, "{ids:?}");
    }

    #[test]
    fn a_spoiled_file_gives_a_new_id() {
        for spoiled in ["", "{}", r#"[{"device":"../../xx","machine":""}]"#, "\0\0\0"] {
            let root = tempfile::tempdir().expect("a directory");
            fs::write(root.path().join("device.json"), spoiled).expect("written");
            let device = on_machine(root.path(), "one").expect("an id");
            assert!(is_id(&device.id) && device.caution.is_none(), "{device:?}");
            assert_eq!(on_machine(root.path(), "one").expect("an id").id, device.id);
        }
    }

    #[test]
    fn an_id_that_cannot_be_kept_serves_this_run() {
        let root = tempfile::tempdir().expect("a directory");
        let file = root.path().join("file");
        fs::write(&file, "").expect("written");
        let device = on_machine(&file.join("state"), "one").expect("an id");
        assert!(is_id(&device.id));
        let caution = device.caution.expect("a caution");
        assert!(caution.contains("device.json") && caution.contains("this session"), "{caution}");
    }
}
