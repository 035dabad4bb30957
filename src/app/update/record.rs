//! What the journal took, or could not take.

use crate::app::history::UndoPlace;
use crate::app::model::Model;
use crate::app::update::answer::answer;
use crate::app::update::said::take_saved;
use crate::app::update::{complain, home, mic, say};
use crate::domain::day::{Day, ahead, long};
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journal::Entry;
use crate::domain::progress::{Act, Progress};
use crate::domain::rating;
use crate::screens::effect::Effect;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Screen};
use crate::ui::text::{capital, count, fit};

/// The journal holds an entry: it counts from now on, and the message line says so.
pub(super) fn recorded(model: &mut Model, entry: &Entry) {
    if let Fact::Heard(_) = &entry.fact {
        return heard(model, entry);
    }
    let said = said_of(model, entry);
    if let Some(progress) = &mut model.known.progress {
        progress.add(entry);
    }
    learn(model, &entry.fact);
    model.history.forget(UndoPlace::Practice);
    model.plan();
    say(model, said);
    match &entry.fact {
        Fact::Take(_) => {
            // The review says it itself.
            model.notice = None;
            mic::take_saved(model, &entry.id);
            take_saved(model, &entry.id);
            let rest = model.with_screen(|screen, cx| {
                let Screen::Review(review) = screen else { return None };
                review.saved(entry.id.clone());
                // Of a mock interview more is to be reviewed.
                review.rest(cx)
            });
            model.effects.push(rest.map_or(Effect::ForgetDrill, |kept| Effect::Keep(Box::new(kept))));
            let asks = model.with_screen(|screen, cx| match screen {
                Screen::Drill(drill) => drill.exercised(cx),
                _ => Vec::new(),
            });
            answer(model, asks);
        }
        Fact::Mock(_) => {
            if let Screen::Mock(mock) = &mut model.screen {
                mock.page_kept();
            }
            model.effects.push(Effect::ForgetDrill);
        }
        // What was typed or marked stays until it is on disk.
        Fact::Outcome(_) if matches!(model.screen, Screen::Outcome(_)) => home(model),
        Fact::Note { .. } => close_field(model),
        Fact::Undo { of } => reopen(model, of),
        Fact::Interview { .. } => {
            // The date is the newest act of its screen now; the ones before it stay as they are.
            model.history.forget(UndoPlace::Settings);
            close_field(model);
        }
        _ => {}
    }
}

/// Figures come with a take: nothing is said of them, and nothing that was done is forgotten.
fn heard(model: &mut Model, entry: &Entry) {
    if let Some(progress) = &mut model.known.progress {
        progress.add(entry);
    }
    model.plan();
}

/// What was typed is on disk: its line is not needed any more.
pub(super) fn close_field(model: &mut Model) {
    if matches!(model.overlay, Some(Overlay::Field(_))) {
        model.overlay = None;
    }
}

/// Brings the memories up to what was recorded. An undo may be of anything, and on the day of an interview other takes
/// count: both change what is long past, and what was fitted to it.
fn learn(model: &mut Model, fact: &Fact) {
    match (fact, &model.known.progress) {
        (Fact::Take(take), Some(progress)) => {
            let today = model.known.settings.day(model.now.at);
            model.known.memories.renew(progress, &take.question, today);
        }
        (Fact::Undo { .. } | Fact::Interview { .. }, Some(_)) => model.remember(),
        _ => {}
    }
}

/// The review of a take that was undone can be corrected and saved again.
fn reopen(model: &mut Model, of: &str) {
    let asks = model.with_screen(|screen, cx| {
        let Screen::Review(review) = screen else { return Vec::new() };
        if review.taken_back(of) { vec![Ask::keep(review.kept(cx))] } else { Vec::new() }
    });
    answer(model, asks);
}

/// What the message line says of an entry that is on disk.
fn said_of(model: &Model, entry: &Entry) -> String {
    match &entry.fact {
        Fact::Take(take) => format!("Saved: {}.", rating::shown(take.rating)),
        Fact::Tick { on: true, .. } => "Checked off by you.".to_owned(),
        Fact::Tick { on: false, .. } => "No longer checked off by you.".to_owned(),
        Fact::Star { on: true, .. } => "Starred.".to_owned(),
        Fact::Star { on: false, .. } => "Star removed.".to_owned(),
        Fact::Suspend { on: true, .. } => {
            "Suspended. This question won't come up again until you press x.".to_owned()
        }
        Fact::Suspend { on: false, .. } => "No longer suspended.".to_owned(),
        Fact::Uncover { on: true, .. } => {
            "Shown. If you answer this question today, the take counts as \"with notes\".".to_owned()
        }
        Fact::Uncover { on: false, .. } => "Hidden again.".to_owned(),
        Fact::Flag { on: true, .. } => "Flagged.".to_owned(),
        Fact::Flag { on: false, .. } => "No longer flagged.".to_owned(),
        Fact::Note { text, .. } if text.is_empty() => "Note removed.".to_owned(),
        Fact::Note { .. } => "Note saved.".to_owned(),
        Fact::Interview { dates } => interviews(dates, model.day()),
        Fact::Outcome(_) => "Saved how the interview went. o opens it again.".to_owned(),
        Fact::Mock(_) => "The mock interview is saved.".to_owned(),
        Fact::Sprint(_) => "The sprint is saved.".to_owned(),
        Fact::Heard(_) => String::new(),
        Fact::Strike { .. } => "Crossed off. u undoes it.".to_owned(),
        Fact::Undo { of } => undo_words(of, model),
    }
}

/// The next interview, and how many come after it.
fn interviews(dates: &[Day], today: Day) -> String {
    let mut ahead_of = dates.iter().filter(|date| **date >= today);
    let Some(next) = ahead_of.next() else { return "Interview date removed.".to_owned() };
    let later = match ahead_of.count() {
        0 => String::new(),
        number => format!(" {} after that.", count(number, "more", "more")),
    };
    format!("Your interview is on {}, {}.{later}", long(*next, today), ahead(*next, today))
}

/// What was undone, or redone where an undo itself was undone.
fn undo_words(of: &str, model: &Model) -> String {
    let progress = model.known.progress.as_ref();
    let is_of = |act: &Act<'_>| act.id == of;
    let undone = progress.and_then(Progress::last_act).filter(is_of);
    let redone = progress.and_then(Progress::last_undo).filter(is_of);
    match (undone, redone) {
        (Some(act), _) => format!("Undid: {}.", deed_words(act.fact, model)),
        (None, Some(act)) => format!("Redid: {}.", deed_words(act.fact, model)),
        (None, None) => "Undone.".to_owned(),
    }
}

/// What was done, in words that a user knows it by.
fn deed_words(fact: &Fact, model: &Model) -> String {
    let quoted = |verb: &str, id: &Id| {
        title(id, model).map_or_else(|| fact.deed(), |title| format!("{verb} \"{}\"", fit(title, 44)))
    };
    match fact {
        Fact::Take(take) => quoted("the take of", &take.question),
        Fact::Note { item, .. } => quoted("the note on", item),
        Fact::Interview { .. } => "the interview date".to_owned(),
        _ => match fact.switch() {
            Some((switch, item, on)) => quoted(switch.verb(on), item),
            None => fact.deed(),
        },
    }
}

/// The text of an item, as a user knows it.
fn title<'a>(id: &str, model: &'a Model) -> Option<&'a str> {
    let mut items = model.known.bank.packs().iter().flat_map(Item::all_of);
    items.find(|item| item.id().as_str() == id).map(Item::text)
}

/// The journal could not take a fact: nothing has changed, and the message line says why.
pub(super) fn not_recorded(model: &mut Model, fact: &Fact, why: &str) {
    let next = match fact {
        Fact::Take(_) => "The take stays here until it's saved.",
        _ => "Nothing was changed.",
    };
    complain(model, format!("{}. {next}", capital(why)));
}
