//! `starl company`: the user's notes on companies.

use serde::Serialize;

use crate::cli::arguments::CompanySub;
use crate::cli::edit::{Edit, shown};
use crate::cli::json::print;
use crate::cli::page::Page;
use crate::cli::{Home, Outcome, complain, complain_of};
use crate::domain::company::Company;
use crate::domain::id::Id;
use crate::io::companies::{CompanyFile, FileCompanies, LoadedCompanies, template};
use crate::io::shelf::find;
use crate::io::text::source::Source;

/// Does what is asked.
///
/// # Errors
/// A sentence: the command was not meant so.
pub(super) fn company(command: CompanySub, home: &Home, page: &mut Page) -> Result<Outcome, String> {
    let mut companies = home.companies();
    match command {
        CompanySub::List { json } => list(&companies.load(), json, page),
        CompanySub::New { name, edit } => Ok(new(&name.join(" "), edit, &mut companies, home, page)),
        CompanySub::Edit { name } => {
            let loaded = companies.load();
            let file = named(&name, &loaded)?;
            Ok(edit(file, &mut companies, home, page))
        }
    }
}

/// The file that a name means.
pub(super) fn named<'a>(name: &str, loaded: &'a LoadedCompanies) -> Result<&'a CompanyFile, String> {
    if loaded.files.is_empty() {
        // The folder may be at fault, and not the name.
        complain_of(&loaded.odd);
    }
    let slug = find(name, "company", loaded.files.iter().map(|file| &file.slug))?;
    loaded.file(&slug).ok_or_else(|| format!("There is no company \"{slug}\"."))
}

fn list(loaded: &LoadedCompanies, json: bool, page: &mut Page) -> Result<Outcome, String> {
    if json {
        print(page, &loaded.docs().map(CompanyView::from).collect::<Vec<_>>())?;
    } else if loaded.files.is_empty() {
        page.line("There are no notes on a company yet. Begin a page with: starl company new NAME");
    } else {
        let rows: Vec<(&Id, String)> = loaded.docs().map(|it| (&it.slug, line(it))).collect();
        page.rows(0, rows.iter().map(|(slug, line)| (slug.as_str(), line.as_str())));
    }
    Ok(complain_of(loaded.reports()))
}

/// Such as "Acme; notes on products, people".
fn line(company: &Company) -> String {
    let written = company.notes().into_iter().filter(|(_, note)| !note.is_empty());
    let titles: Vec<String> = written.map(|(title, _)| title.to_lowercase()).collect();
    match titles.as_slice() {
        [] => format!("{}; no notes yet", company.name),
        titles => format!("{}; notes on {}", company.name, titles.join(", ")),
    }
}

/// Begins a page. Its path is printed once it is on disk.
fn new(name: &str, at_once: bool, companies: &mut FileCompanies, home: &Home, page: &mut Page) -> Outcome {
    let slug = match companies.create(name, &template(name)) {
        Ok(slug) => slug,
        Err(why) => {
            let so = if why.is_written() { "" } else { "The page was not begun: " };
            complain(&format!("{so}{why}\n"));
            return Outcome::Problems;
        }
    };
    page.line(&shown(&companies.shelf().path(&slug)));
    if !at_once {
        return Outcome::Fine;
    }
    let loaded = companies.load();
    loaded.file(&slug).map_or(Outcome::Problems, |file| edit(file, companies, home, page))
}

/// Opens a page in the editor. One that cannot be read at all is left alone.
fn edit(file: &CompanyFile, companies: &mut FileCompanies, home: &Home, page: &mut Page) -> Outcome {
    if !file.is_readable() {
        return complain_of(file.read.as_ref().err().into_iter().flatten());
    }
    let Source { path, text } = &file.source;
    let edit = Edit { kind: "companies", slug: &file.slug, path, text };
    let check = |source: &Source| {
        let written = CompanyFile::new(file.slug.clone(), source.clone());
        let _warned = written.check().is_ok().then(|| complain_of(written.reports()));
        written.check()
    };
    edit.run(home, check, |was, to, at| companies.write_text(&file.slug, was, to, at), page)
}

/// A page as JSON; the keys are those of its file.
#[derive(Serialize)]
struct CompanyView<'a> {
    slug: &'a Id,
    name: &'a str,
    products: &'a str,
    ethics: &'a str,
    people: &'a str,
    questions: &'a str,
}

impl<'a> From<&'a Company> for CompanyView<'a> {
    fn from(company: &'a Company) -> Self {
        let Company { slug, name, products, ethics, people, questions } = company;
        Self { slug, name, products, ethics, people, questions }
    }
}
