//! Opening the newest backups, and comparing them with what they are copies of.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use crate::doctor::DoctorFinding;
use crate::domain::day::Day;
use crate::store::backup::{Backup, BackupKind, LineStamp, advice, backups, broken, read_files, read_lines};
use crate::store::journal::{Trouble, files, valid_lines};
use crate::store::paths::Paths;
use crate::store::{device, disk};

/// How far a day can start before it does in UTC, in hours.
const EARLIEST: i64 = 14;

/// What is said of a partial backup.
const INCOMPLETE: &str =
    "this backup isn't complete: something couldn't be read; starl makes it again with the next entry";

/// What is wrong with the backups up to today.
pub(super) fn check(paths: &Paths, today: Day) -> Vec<DoctorFinding> {
    let mut findings = Vec::new();
    for kind in BackupKind::ALL {
        let all = match backups(&paths.backups(), kind) {
            Ok(all) => all,
            Err(why) => {
                return vec![Trouble::Unreadable { path: paths.backups(), why }.into()];
            }
        };
        let partial = all.iter().filter(|it| it.is_partial);
        findings.extend(partial.map(|it| DoctorFinding::other(&it.path, "backup", INCOMPLETE)));
        let newest = all.iter().rfind(|it| !it.is_partial && it.day <= today);
        findings.extend(newest.into_iter().flat_map(|newest| match kind {
            BackupKind::Journal => compare(newest, paths),
            BackupKind::Files => {
                read_files(&newest.path).err().map(|why| unreadable(newest, &why)).into_iter().collect()
            }
        }));
    }
    findings
}

fn unreadable(backup: &Backup, why: &io::Error) -> DoctorFinding {
    DoctorFinding::other(&backup.path, "backup", broken(why))
}

/// What is in the journal and in its newest copy.
struct Compared<'a> {
    copy: &'a Backup,
    /// The ids in the copy, and whether the journal has them.
    held: HashMap<String, bool>,
    /// The last number of each device in the copy.
    last: HashMap<String, u64>,
    /// This device.
    own: Option<String>,
    /// Ids that the copy should hold.
    lacking: Vec<String>,
}

fn compare(copy: &Backup, paths: &Paths) -> Vec<DoctorFinding> {
    let own = device::known_here(paths.state());
    let mut compared =
        Compared { copy, held: HashMap::new(), last: HashMap::new(), own, lacking: Vec::new() };
    if let Err(why) = read_lines(&copy.path, &mut |line| compared.hold(line)) {
        return vec![unreadable(copy, &why)];
    }
    let read =
        files(&paths.journal()).and_then(|files| files.iter().try_for_each(|path| compared.read(path)));
    let gone = compared.held.values().filter(|is_there| !**is_there).count();
    let mut findings = Vec::new();
    if let Some(id) = compared.lacking.first() {
        let count = compared.lacking.len();
        let sentence = format!(
            "this backup is missing records that the journal has: {count}, such as {id}; delete it, and starl makes a new one with the next entry"
        );
        findings.push(DoctorFinding::other(&copy.path, "backup", sentence));
    }
    // What cannot be read is reported by itself.
    if gone > 0 && read.is_ok() {
        let sentence = format!(
            "this backup has records that the journal is missing: {gone}; {}",
            advice(copy, &paths.journal())
        );
        findings.push(DoctorFinding::other(&copy.path, "lost", sentence));
    }
    findings
}

impl Compared<'_> {
    /// Takes in a line of the copy.
    fn hold(&mut self, line: &[u8]) {
        if let Some(stamp) = LineStamp::of(line) {
            let last = self.last.entry(stamp.device().to_owned()).or_default();
            *last = stamp.seq.max(*last);
            self.held.insert(stamp.id.into_owned(), false);
        }
    }

    /// Compares a file of the journal.
    fn read(&mut self, path: &Path) -> io::Result<()> {
        let file = disk::open(path, disk::private().read(true))?;
        let mut each = |line: &[u8]| {
            let Some(stamp) = LineStamp::of(line) else { return };
            if let Some(is_there) = self.held.get_mut(stamp.id.as_ref()) {
                *is_there = true;
            } else if self.is_due(&stamp) {
                self.lacking.push(stamp.id.into_owned());
            }
        };
        valid_lines(path, file, &mut each).map(drop)
    }

    /// Whether the copy should hold a record: it was written here before the day of the copy, or it comes before another
    /// of its device that is in the copy. What another device wrote may have arrived later.
    fn is_due(&self, stamp: &LineStamp<'_>) -> bool {
        let midnight: DateTime<Utc> = self.copy.day.and_time(NaiveTime::MIN).and_utc();
        let before = stamp.at.is_some_and(|at| at < midnight - TimeDelta::hours(EARLIEST));
        let is_own = self.own.as_deref() == Some(stamp.device());
        is_own && before || self.last.get(stamp.device()).is_some_and(|last| stamp.seq < *last)
    }
}
