//! `starl company`: the user's notes on companies.

use crate::cli::arguments::CompanySub;
use crate::cli::context::CommandContext;
use crate::cli::edit::{edit, named, not_created, show_created};
use crate::cli::error::{CommandResult, complain_of};
use crate::cli::page::Printout;
use crate::domain::company::Company;
use crate::store::companies::{LoadedCompanies, template};

/// Does what is asked. Whatever that is, what is wrong with the journal, the settings and the packs is reported.
pub(super) fn company(command: CompanySub, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let mut companies = context.company_files()?;
    let _ = (context.history(), context.bank());
    match command {
        CompanySub::List { json } => list(&companies.load(), json, page),
        CompanySub::New { name, edit: at_once } => {
            let name = name.join(" ");
            let created =
                companies.create(&name, &template(&name)).map_err(|why| not_created("page", &why))?;
            show_created(&created, at_once, &mut companies, context, page)
        }
        CompanySub::Edit { name } => edit(named(&name, &companies.load())?, &mut companies, context, page),
    }
}

fn list(loaded: &LoadedCompanies, json: bool, page: &mut Printout) -> CommandResult {
    if json {
        page.json(&loaded.docs().collect::<Vec<_>>())?;
    } else if loaded.files.is_empty() {
        page.line("No notes on a company yet. Start a page with: starl company new NAME");
    } else {
        page.rows(0, loaded.docs().map(|it| (&it.slug, line(it))));
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
