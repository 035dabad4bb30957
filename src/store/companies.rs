//! The user's notes on companies: one YAML file each, beside the stories and kept as those are.

#[cfg(test)]
mod tests;

use crate::domain::company::{Company, Note};
use crate::domain::id::Id;
use crate::store::documents::{DocFile, Documents, Format, LoadedDocs, Valid};
use crate::store::shelf::DiskFiles;
use crate::store::stories::scalar;
use crate::store::text::Report;
use crate::store::text::fields::{FieldRefused, FieldValue, Fields, Parsed, parse};
use crate::store::text::keys::Under::Words;
use crate::store::text::keys::{Keys, look};
use crate::store::text::source::Source;
use crate::store::text::yaml::Written;

/// The keys of a page.
const KEYS: Keys =
    &[("name", Words), ("products", Words), ("ethics", Words), ("people", Words), ("questions", Words)];

/// How notes on a company are read and written.
#[derive(Debug, Clone, Default)]
pub struct CompanyFormat;

/// One file of notes.
pub type CompanyFile = DocFile<CompanyFormat>;

/// All notes as they lie on disk.
pub type LoadedCompanies = LoadedDocs<CompanyFormat>;

/// Notes in files.
pub type FileCompanies = Documents<CompanyFormat, DiskFiles>;

impl Format for CompanyFormat {
    type Doc = Company;
    type Field = Note;
    type Marks = ();
    const FOLDER: &'static str = "companies";
    const NAME: &'static str = "company";

    fn read(slug: &Id, source: &Source) -> Result<Valid<Self>, Vec<Report>> {
        let parsed = parse::<CompanyPairs>(source).map_err(|report| vec![report])?;
        let Parsed { held: CompanyPairs(pairs), left_out, mut reports } = parsed;
        let pairs = pairs.into_iter().map(|(key, written)| (key, written.entire(source)));
        let pairs: Vec<(Written, Written)> = pairs.collect();
        let text = |key: &str| {
            let found = pairs.iter().find(|(name, _)| name.value.as_str() == key);
            found.map(|(_, written)| written.value.as_str().to_owned()).unwrap_or_default()
        };
        reports.extend(look(source, KEYS, &left_out));
        reports.sort_by_key(|report| (report.place().is_none(), report.place()));
        let name = text("name").replace('\n', " ");
        if name.is_empty() {
            let hint = "add a line such as name: Acme";
            reports.push(Report::of_file(&source.path, "This company has no name.").hint(Some(hint)));
            return Err(reports);
        }
        let notes = Note::ALL.map(|note| (note, text(note.word()))).into();
        let company = Company { slug: slug.clone(), name, notes };
        Ok(Valid::new(company, pairs, reports))
    }

    fn title(doc: &Company) -> &str {
        &doc.name
    }

    fn key(note: Note) -> &'static str {
        note.word()
    }

    fn text(company: &Company, note: Note) -> &str {
        company.note(note)
    }

    fn text_mut(company: &mut Company, note: Note) -> &mut String {
        company.notes.entry(note).or_default()
    }
}

/// The texts of a page with their keys.
#[derive(Debug, Default)]
struct CompanyPairs(Vec<(Written, Written)>);

impl Fields for CompanyPairs {
    fn take(&mut self, key: &Written, value: &mut dyn FieldValue) -> Result<bool, FieldRefused> {
        let is_known = KEYS.iter().any(|(name, _)| *name == key.value.as_str());
        if is_known {
            self.0.push((key.clone(), value.written()?));
        }
        Ok(is_known)
    }
}

/// The text of a new page on the company of this name.
pub fn template(name: &str) -> String {
    let head = "# A page of notes on a company: write under each key, indent every line by two spaces.\n";
    let notes: String = Note::ALL.map(|note| format!("\n# {}\n{}: |\n", note.hint(), note.word())).concat();
    format!("{head}\nname: {}\n{notes}", scalar(name))
}
