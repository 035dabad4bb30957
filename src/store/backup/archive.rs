//! Stories, notes on companies, settings and packs in a tar archive.
//!
//! Only YAML files are in it, which are all that starl reads there; hidden ones are not. A link is followed: what it
//! leads to is what counts. Two archives of the same files are the same, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use tar::{Archive, Builder, EntryType, Header};

use crate::store::backup::Copied;
use crate::store::disk;
use crate::store::paths::Paths;
use crate::store::text::read::{LARGEST, is_yaml, read_bytes};

/// How deep folders are looked into.
const DEEPEST: usize = 6;
/// The most files of an archive.
const MOST: usize = 10_000;
/// The most bytes of an archive, unpacked.
const LARGEST_ARCHIVE: u64 = 256 << 20;

/// The most bytes after the last file: tar programs write whole blocks of 10 KiB, or of what they are set to.
const PADDING: u64 = 1 << 20;

/// The folders by their names in the archive.
const FOLDERS: [&str; 3] = ["stories", "companies", "packs"];
const SETTINGS: &str = "settings.yaml";

/// Files by the name they have below the data folder.
type ArchivedFiles = BTreeMap<PathBuf, Vec<u8>>;

/// All that is to be copied.
pub(super) fn copy(paths: &Paths) -> Copied {
    let (mut files, mut lacks) = (ArchivedFiles::new(), Vec::new());
    if fs::symlink_metadata(paths.settings()).is_ok() {
        add(&paths.settings(), PathBuf::from(SETTINGS), &mut files, &mut lacks);
    }
    for (name, folder) in FOLDERS.into_iter().zip([paths.stories(), paths.companies(), paths.packs()]) {
        collect(&folder, Path::new(name), DEEPEST, &mut files, &mut lacks);
    }
    let count = files.len();
    match pack(&files) {
        Ok(bytes) => Copied { bytes, count, lacks, remarks: Vec::new() },
        Err(why) => {
            lacks.push(format!("could not make the archive: {why}"));
            Copied { lacks, ..Copied::default() }
        }
    }
}

fn collect(folder: &Path, name: &Path, depth: usize, files: &mut ArchivedFiles, lacks: &mut Vec<String>) {
    let listed = disk::list(folder).unwrap_or_else(|why| {
        lacks.push(format!("{} can't be read: {why}", folder.display()));
        Vec::new()
    });
    for path in listed {
        let name = name.join(path.file_name().unwrap_or_default());
        if path.is_dir() && depth > 0 {
            collect(&path, &name, depth - 1, files, lacks);
        } else if is_yaml(&path) {
            add(&path, name, files, lacks);
        }
    }
}

fn add(path: &Path, name: PathBuf, files: &mut ArchivedFiles, lacks: &mut Vec<String>) {
    match read_bytes(path, None) {
        Ok(bytes) => drop(files.insert(name, bytes)),
        Err(report) => lacks.push(report.in_one_line().trim_end_matches('.').to_owned()),
    }
}

fn pack(files: &ArchivedFiles) -> io::Result<Vec<u8>> {
    let mut archive = Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, bytes) in files {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        archive.append_data(&mut header, name, bytes.as_slice())?;
    }
    archive.into_inner()?.finish()
}

/// The files of an archive, each a regular YAML file in one of the known folders. Nothing is written.
///
/// # Errors
/// It cannot be read, its end is missing, or anything else is in it.
pub(crate) fn read(path: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let file = disk::open(path, disk::private().read(true))?;
    unpack(MultiGzDecoder::new(io::BufReader::new(file)).take(LARGEST_ARCHIVE))
}

fn unpack(from: impl Read) -> io::Result<ArchivedFiles> {
    let mut archive = Archive::new(from);
    let mut files = ArchivedFiles::new();
    for entry in archive.entries()? {
        let entry = entry?;
        let name = entry.path()?.into_owned();
        if entry.header().entry_type() != EntryType::Regular || !is_ours(&name) {
            return Err(odd(&format!("it contains {}, which is never in a starl backup", name.display())));
        }
        let mut bytes = Vec::new();
        let size = entry.size();
        entry.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if size > LARGEST || bytes.len() as u64 != size {
            return Err(odd(&format!("{} in it is larger than 1 MiB, or cut short", name.display())));
        }
        if files.len() == MOST || files.insert(name, bytes).is_some() {
            return Err(odd("it contains two files with the same name, or too many"));
        }
    }
    // The checksum stands at the very end, after zeros that fill up the last block.
    let rest = io::copy(&mut archive.into_inner().take(PADDING + 1), &mut io::sink())?;
    if rest > PADDING { Err(odd("it has extra data at the end")) } else { Ok(files) }
}

fn odd(sentence: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, sentence)
}

/// A name that [`copy`] gives: relative, below a known folder, not hidden, and of a YAML file.
fn is_ours(name: &Path) -> bool {
    let parts: Option<Vec<&[u8]>> = name
        .components()
        .map(|part| match part {
            Component::Normal(part) => Some(part.as_encoded_bytes()),
            _ => None,
        })
        .collect();
    let Some(parts) = parts else { return false };
    let plain = |part: &&[u8]| !part.starts_with(b".") && !part.contains(&b'\\') && !part.contains(&b':');
    let in_folder = parts.first().is_some_and(|first| FOLDERS.iter().any(|it| it.as_bytes() == *first));
    let known = match parts.len() {
        1 => name == Path::new(SETTINGS),
        deep => in_folder && deep <= DEEPEST + 2,
    };
    known && is_yaml(name) && parts.iter().all(plain)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tar::{Builder, EntryType, Header};

    use super::{is_ours, unpack};

    fn archive(name: &str, kind: EntryType, size: u64) -> Vec<u8> {
        let mut header = Header::new_gnu();
        let place = header.as_gnu_mut().expect("a header of this kind").name.get_mut(..name.len());
        place.expect("a short name").copy_from_slice(name.as_bytes());
        header.set_entry_type(kind);
        header.set_size(size);
        header.set_mode(0o644);
        header.set_cksum();
        let mut builder = Builder::new(Vec::new());
        builder.append(&header, b"a: b\n".as_slice()).expect("memory takes everything");
        builder.into_inner().expect("memory takes everything")
    }

    #[test]
    fn only_regular_files_with_names_of_ours_are_taken() {
        let one = unpack(archive("stories/pager.yaml", EntryType::Regular, 5).as_slice()).expect("valid");
        assert_eq!(one.get(Path::new("stories/pager.yaml")).map(Vec::as_slice), Some(b"a: b\n".as_slice()));
        for (name, kind, size) in [
            ("../pager.yaml", EntryType::Regular, 5),
            ("stories/../../pager.yaml", EntryType::Regular, 5),
            ("/etc/pager.yaml", EntryType::Regular, 5),
            ("journal/pager.jsonl", EntryType::Regular, 5),
            ("stories/.history/pager.yaml", EntryType::Regular, 5),
            ("stories/pager.sh", EntryType::Regular, 5),
            ("drill.yaml", EntryType::Regular, 5),
            ("stories", EntryType::Directory, 0),
            ("stories/pager.yaml", EntryType::Symlink, 0),
            ("stories/pager.yaml", EntryType::Link, 0),
            ("stories/pager.yaml", EntryType::Fifo, 0),
            ("stories/pager.yaml", EntryType::Regular, 1 << 30),
        ] {
            assert!(unpack(archive(name, kind, size).as_slice()).is_err(), "{name} {kind:?} {size}");
        }
    }

    #[test]
    fn an_archive_that_goes_on_after_its_end_is_refused() {
        assert!(unpack(vec![0; 20 << 10].as_slice()).expect("no files").is_empty());
        assert!(unpack(vec![0; 2 << 20].as_slice()).is_err());
    }

    #[test]
    fn names_that_mean_something_elsewhere_are_none_of_ours() {
        for name in ["stories/a\\b.yaml", "stories/c:x.yaml", "settings.yaml/x.yaml", "", "stories/a.yaml/.."]
        {
            assert!(!is_ours(Path::new(name)), "{name}");
        }
        for name in ["settings.yaml", "packs/team/one.yml", "stories/archive/old.yaml"] {
            assert!(is_ours(Path::new(name)), "{name}");
        }
    }
}
