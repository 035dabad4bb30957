//! `starl checklist`: what to have done before the interview, what speaks for it, and ticks by hand.

use crate::cli::arguments::ChecklistDeed;
use crate::cli::context::CommandContext;
use crate::cli::error::{CommandOutcome, CommandResult, known};
use crate::cli::page::{Printout, list, object};
use crate::cli::plan::Plan;
use crate::cli::take::{copy, journal};
use crate::coach::check::Delivery;
use crate::coach::library::Library;
use crate::coach::readiness::{Proof, ReadinessSources, proofs};
use crate::domain::agenda::PracticeSet;
use crate::domain::checklist::ChecklistItem;
use crate::domain::clean::clean;
use crate::domain::fact::Fact;
use crate::domain::story::choice::told;
use crate::store::journal::Journal;
use crate::term::clock::{Clock, SystemClock};
use crate::ui::text::capital;

/// Shows the checklist, or ticks an item by hand.
pub(super) fn checklist(
    deed: Option<ChecklistDeed>,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let (item, on) = match deed {
        None => return show(json, context, page),
        Some(ChecklistDeed::Check { item }) => (item, true),
        Some(ChecklistDeed::Uncheck { item }) => (item, false),
    };
    let (bank, history) = (context.bank(), context.history());
    let item = known(&item, "checklist item", bank.checklist().map(|item| &item.id))?;
    let places = context.paths()?;
    places.create()?;
    if history.progress.tick(item) != on {
        let fact = Fact::Tick { item: item.clone(), on };
        journal(places)?.append(fact, SystemClock::new().now().at, history.today)?;
        copy("The checkmark is saved", places, history.today);
    }
    page.line(&format!("{item}: {}", if on { "checked off by you" } else { "not checked off by you" }));
    Ok(history.outcome)
}

fn show(json: bool, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let (plan, history) = (Plan::of(context), context.history());
    let (input, companies) = (plan.input(), context.companies());
    let set = PracticeSet::of(&input);
    let mut library = Library::default();
    library.deliver(Delivery::of(&history.settings));
    library.tell(told(input.progress, input.pace).into_keys().collect());
    library.read_again(input.stories.to_vec(), Vec::new());
    let sources = ReadinessSources {
        bank: input.bank,
        progress: input.progress,
        library: &library,
        companies: &companies,
        pace: input.pace,
        set: &set,
    };
    let proofs = proofs(&sources, input.day);
    let items: Vec<(&ChecklistItem, &Proof)> = input.bank.checklist().zip(&proofs).collect();
    if json {
        page.json(&list(items, |(item, proof)| {
            object! {
                id: &item.id,
                text: &item.text,
                done: proof.is_done(),
                ticked: proof.ticked,
                proved: proof.enough,
                evidence: &proof.words,
                note: input.progress.note(&item.id),
            }
        }))?;
        return Ok(history.outcome.and(CommandOutcome::Fine));
    }
    let done = items.iter().filter(|(_, proof)| proof.is_done()).count();
    page.line(&format!("Before the interview: {done} of {} done", items.len()));
    for (item, proof) in items {
        let state = if proof.is_done() { "done" } else { "not done" };
        page.gap();
        page.rows(0, [(&item.id, format!("{state}: {}", item.text))]);
        let note = input.progress.note(&item.id).map(|note| format!("note: {}", clean(note)));
        let words = Some(capital(&proof.words)).filter(|words| !words.is_empty());
        let ticked = proof.ticked.then(|| "checked off by you".to_owned());
        for fact in words.into_iter().chain(ticked).chain(note) {
            page.paragraph(2, &fact);
        }
    }
    Ok(history.outcome)
}
