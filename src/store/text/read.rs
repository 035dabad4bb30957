//! Reading content files, with limits on what is read at all.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::store::text::report::Report;
use crate::store::text::source::{Source, Span};

/// The largest content file, in bytes.
pub const LARGEST: u64 = 1 << 20;
/// The most files of one pack.
const MOST_FILES: usize = 64;
/// The most bytes of one pack.
const LARGEST_PACK: usize = 4 << 20;

/// The files of a pack: the file itself, or the YAML files of the folder in the order of their names.
pub fn read_pack(path: &Path) -> Result<Vec<Source>, Vec<Report>> {
    let whole = |sentence: String| vec![Report::of_file(path, sentence)];
    let metadata = fs::metadata(path).map_err(|why| whole(sentence_of(&why)))?;
    if !metadata.is_dir() {
        return read(path).map(|source| vec![source]).map_err(|r| vec![r]);
    }
    let files = yaml_entries(path).map_err(|why| whole(sentence_of(&why)))?;
    if files.is_empty() {
        return Err(whole("There is no .yaml or .yml file in this folder.".to_owned()));
    }
    if files.len() > MOST_FILES {
        return Err(whole(format!("A pack has at most {MOST_FILES} files.")));
    }
    read_all(path, &files)
}

/// Reads all files or reports on all that cannot be read.
fn read_all(folder: &Path, files: &[PathBuf]) -> Result<Vec<Source>, Vec<Report>> {
    let (mut sources, mut reports, mut total) = (Vec::new(), Vec::new(), 0);
    for file in files {
        match read(file) {
            Ok(source) => {
                total += source.text.len();
                sources.push(source);
            }
            Err(report) => reports.push(report),
        }
        if total > LARGEST_PACK {
            let sentence = "The files of this pack add up to more than 4 MiB.";
            return Err(vec![Report::of_file(folder, sentence)]);
        }
    }
    if reports.is_empty() { Ok(sources) } else { Err(reports) }
}

/// What in a folder ends like YAML and is not hidden, by name.
pub fn yaml_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| is_yaml(path));
    Ok(paths)
}

/// What lies in a folder and is not hidden, by name.
pub fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Ends in `.yaml` or `.yml`.
pub fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    matches!(ending, Some("yaml" | "yml"))
}

/// Reads one file of a pack: regular, at most 1 MiB, UTF-8.
fn read(path: &Path) -> Result<Source, Report> {
    decode(path, &read_bytes(path, Some("make it a folder with several files"))?)
}

/// Reads the bytes of one file: regular, at most 1 MiB. The hint says what to do about one that is larger.
///
/// # Errors
/// A report about the file as a whole.
pub fn read_bytes(path: &Path, hint: Option<&str>) -> Result<Vec<u8>, Report> {
    let whole = |error| Report::of_file(path, sentence_of(&error));
    if !fs::metadata(path).map_err(whole)?.is_file() {
        return Err(Report::of_file(path, "This isn't a regular file, so starl ignores it."));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(whole)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(whole)?;
    if bytes.len() as u64 > LARGEST {
        let sentence = "The file is larger than 1 MiB, the limit for content files.";
        return Err(Report::of_file(path, sentence).hint(hint));
    }
    Ok(bytes)
}

/// Reads the bytes of a file of the user's own; `None` where there is none.
///
/// # Errors
/// A report about the file as a whole.
pub fn read_own(path: &Path) -> Result<Option<Vec<u8>>, Report> {
    match fs::metadata(path) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        _ => read_bytes(path, None).map(Some),
    }
}

/// Checks the encoding and takes a byte order mark off; the place of the first byte that isn't UTF-8 is reported.
///
/// # Errors
/// A report about that byte.
pub fn decode(path: &Path, bytes: &[u8]) -> Result<Source, Report> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let source = |text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(source(text)),
        Err(error) => {
            let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            let place = Span { length: 1, ..Span::of(&good, &(good.len()..good.len())) };
            let shown = source(&String::from_utf8_lossy(bytes));
            let sentence = "This byte isn't UTF-8, the only encoding starl reads.";
            Err(Report::at(&shown, place, sentence))
        }
    }
}

/// What went wrong with a file, as a sentence.
fn sentence_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "There is no such file or folder.".to_owned(),
        io::ErrorKind::PermissionDenied => "You don't have permission to read this.".to_owned(),
        _ => format!("This can't be read: {error}."),
    }
}
