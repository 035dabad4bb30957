//! `update`: the only function that changes the model.

use ratatui::layout::Size;
use tui_input::Input;

use crate::app::cover::covered;
use crate::app::draw;
use crate::app::model::{Effect, Model, Msg, Notice};
use crate::app::overlay::{Field, Find, Overlay, Purpose};
use crate::domain::agenda::Wish;
use crate::domain::day::{Day, Moment, parse_date};
use crate::domain::fact::Fact;
use crate::domain::find::FindIndex;
use crate::domain::id::Id;
use crate::domain::journal::Entry;
use crate::domain::kept::Kept;
use crate::domain::progress::{Deed, Progress};
use crate::keys::action::{Action, Place};
use crate::keys::chord::{Chord, Key};
use crate::screens::drill::Telling;
use crate::screens::review::Review;
use crate::screens::{Ask, Screen, moved};
use crate::ui::canvas::Target;
use crate::ui::line;
use crate::ui::text::fit;

/// How many matches are kept while finding.
const MATCHES: usize = 200;

/// Changes the model by what has happened, and says what the world has to do about it.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    model.now = now;
    if model.progress.is_some() && model.agenda_day != Some(now.day()) {
        model.plan();
    }
    // The first frame with the history does not wait for this.
    if !matches!(msg, Msg::Loaded(..) | Msg::CutOff(_)) {
        model.fit();
    }
    let mut effects = tick(model);
    effects.extend(match msg {
        Msg::Loaded(progress, troubles) => loaded(model, *progress, troubles),
        Msg::Begin(question, theme) => begin(model, question, theme.as_ref()),
        Msg::CutOff(kept) => cut_off(model, kept),
        Msg::Press(chord) => press(model, chord),
        Msg::Click(target) => click(model, target),
        Msg::Scroll(lines) => scroll(model, lines),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(size) => resize(model, size),
        Msg::Tick => Vec::new(),
        Msg::End => leave(model),
        Msg::Recorded(entry) => recorded(model, &entry),
        Msg::NotRecorded(fact, why) => not_recorded(model, &fact, &why),
        Msg::Failed(why) => complain(model, why),
    });
    effects
}

fn loaded(model: &mut Model, progress: Progress, troubles: Vec<String>) -> Vec<Effect> {
    model.progress = Some(progress);
    model.remember();
    for trouble in troubles {
        if !model.troubles.contains(&trouble) {
            model.troubles.push(trouble);
        }
    }
    model.plan();
    Vec::new()
}

fn begin(model: &mut Model, question: Option<Id>, theme: Option<&Id>) -> Vec<Effect> {
    let question = question.or_else(|| {
        let picks = match theme {
            Some(theme) => model.choose(&Wish { theme: Some(theme.clone()), ..model.wish.clone() }, 1),
            None => model.agenda.clone(),
        };
        picks.into_iter().next().map(|pick| pick.question)
    });
    match question {
        Some(question) => answer(model, vec![Ask::Drill(question)]),
        None => complain(model, "Every question there was told today or is suspended.".to_owned()),
    }
}

/// A drill that was cut off is offered again, unless its take had reached the journal just before.
fn cut_off(model: &mut Model, kept: Box<Kept>) -> Vec<Effect> {
    let question = &kept.drill.assignment.question;
    let total = kept.drill.parts().0.into_iter().flatten().sum::<std::time::Duration>();
    let in_journal = model.progress.as_ref().is_some_and(|progress| {
        kept.drill.is_finished() && progress.takes_of(question).last().is_some_and(|take| take.total == total)
    });
    if in_journal {
        return vec![Effect::Drop];
    }
    if model.bank.question(question.as_str()).is_none() {
        let text = format!(
            "A drill of \"{question}\" was cut off, but no pack has that question now; it stays on disk."
        );
        return complain(model, text);
    }
    model.overlay = Some(Overlay::Resume(kept));
    Vec::new()
}

fn tick(model: &mut Model) -> Vec<Effect> {
    let asks = with_screen(model, Screen::tick);
    let mut effects = answer(model, asks);
    let light = match &model.screen {
        Screen::Drill(drill) => drill.light(model.context()),
        _ => None,
    };
    if let (Some(before), Some(now)) = (model.light, light)
        && before < now
    {
        effects.push(Effect::Bell);
    }
    model.light = light;
    effects
}

fn press(model: &mut Model, chord: Chord) -> Vec<Effect> {
    model.notice = None;
    match model.resolve(chord) {
        Some(row) => act(model, row.action),
        None if model.is_typing() => type_key(model, chord),
        None => Vec::new(),
    }
}

fn click(model: &mut Model, target: Target) -> Vec<Effect> {
    model.notice = None;
    match target {
        Target::Nothing => Vec::new(),
        Target::Do(action) => act_if_accepted(model, action),
        Target::Row(row) => {
            if select(model, row) {
                enter(model)
            } else {
                Vec::new()
            }
        }
        Target::RowDo(row, action) => {
            select(model, row);
            act_if_accepted(model, action)
        }
    }
}

/// Selects a clicked row; says whether it was selected before.
fn select(model: &mut Model, row: usize) -> bool {
    match &mut model.overlay {
        Some(Overlay::Find(find)) => std::mem::replace(&mut find.selected, row) == row,
        Some(_) => false,
        None => with_screen(model, |screen, cx| screen.select(row, cx)),
    }
}

/// What `enter` means here.
fn enter(model: &mut Model) -> Vec<Effect> {
    match model.resolve(Chord { key: Key::Enter, ctrl: false }) {
        Some(row) => act(model, row.action),
        None => Vec::new(),
    }
}

fn scroll(model: &mut Model, lines: isize) -> Vec<Effect> {
    let action = if lines > 0 { Action::Down } else { Action::Up };
    (0..lines.unsigned_abs()).flat_map(|_| act_if_accepted(model, action)).collect()
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !model.is_typing() {
        return Vec::new();
    }
    let clean = crate::domain::clean::clean(text);
    let one_line = clean.chars().map(|c| if c.is_control() { ' ' } else { c });
    one_line.flat_map(|c| type_key(model, Chord { key: Key::Char(c), ctrl: false })).collect()
}

fn resize(model: &mut Model, size: Size) -> Vec<Effect> {
    model.size = size;
    Vec::new()
}

fn type_key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    match &mut model.overlay {
        Some(Overlay::Find(find)) => {
            line::edit(&mut find.input, chord);
            search(model);
            Vec::new()
        }
        Some(Overlay::Field(field)) => {
            line::edit(&mut field.input, chord);
            field.complaint = None;
            Vec::new()
        }
        Some(_) => Vec::new(),
        None => {
            let asks = model.screen.type_key(chord);
            answer(model, asks)
        }
    }
}

fn search(model: &mut Model) {
    let index = model.find_index.get_or_insert_with(|| FindIndex::new(&model.bank));
    let Some(Overlay::Find(find)) = &model.overlay else { return };
    let found = index.search(find.input.value(), MATCHES);
    let matches = found.into_iter().filter_map(|found| covered(found, model.context())).collect();
    if let Some(Overlay::Find(find)) = &mut model.overlay {
        (find.matches, find.selected) = (matches, 0);
    }
}

fn act_if_accepted(model: &mut Model, action: Action) -> Vec<Effect> {
    if model.accepts(action) { act(model, action) } else { Vec::new() }
}

/// Does an accepted action.
fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Leave {
        return leave(model);
    }
    if let Some(overlay) = model.overlay.take() {
        return answer_overlay(model, overlay, action);
    }
    let place = model.screen.place();
    match (action, place) {
        (Action::Help, _) => lay(model, Overlay::Help(0)),
        (Action::Find, _) => {
            let effects = lay(model, Overlay::Find(Find::default()));
            search(model);
            effects
        }
        (Action::Undo, _) => answer(model, vec![Ask::Undo]),
        (Action::Go(place), _) => go(model, place),
        (Action::NextPlace, Some(place)) => go(model, place.step(1)),
        (Action::PreviousPlace, Some(place)) => go(model, place.step(Place::ALL.len() - 1)),
        (Action::Quit, Some(_)) => vec![Effect::Quit],
        _ => {
            let asks = with_screen(model, |screen, cx| screen.update(action, cx));
            answer(model, asks)
        }
    }
}

/// Ends the program at once; a running drill is kept to the second.
fn leave(model: &Model) -> Vec<Effect> {
    let kept = match (&model.screen, &model.overlay) {
        (_, Some(Overlay::Resume(_))) => None,
        (Screen::Drill(telling), _) => telling.kept(model.context()),
        (Screen::Review(review), _) if !review.is_saved() => Some(review.keep(model.context())),
        _ => None,
    };
    let keep = kept.and_then(|ask| match ask {
        Ask::Keep(kept) => Some(Effect::Keep(kept)),
        _ => None,
    });
    keep.into_iter().chain([Effect::Quit]).collect()
}

fn lay(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlay = Some(overlay);
    Vec::new()
}

/// Does an accepted action with the overlay that lay on top.
fn answer_overlay(model: &mut Model, overlay: Overlay, action: Action) -> Vec<Effect> {
    match (overlay, action) {
        (Overlay::Stop, Action::Keep | Action::Discard) => {
            let asks = with_screen(model, |screen, cx| screen.update(action, cx));
            answer(model, asks)
        }
        (Overlay::Resume(kept), _) => take_up(model, *kept, action),
        (Overlay::Find(find), Action::Accept) => {
            let id = find.matches.get(find.selected).map(|found| found.id.clone());
            answer(model, id.map(Ask::Show).into_iter().collect())
        }
        (Overlay::Field(field), Action::Accept) => accept(model, field),
        (_, Action::Back) => Vec::new(),
        (overlay, _) => {
            let moved = move_in(overlay, action, model);
            lay(model, moved)
        }
    }
}

/// Moves the selection, or the first line seen, of an overlay.
fn move_in(overlay: Overlay, action: Action, model: &Model) -> Overlay {
    let last = draw::overlay::last_first(&overlay, model);
    match overlay {
        Overlay::Find(mut find) => {
            find.selected = moved(find.selected, action, find.matches.len());
            Overlay::Find(find)
        }
        Overlay::Help(first) => Overlay::Help(moved(first, action, last + 1)),
        Overlay::Compare(id, first) => Overlay::Compare(id, moved(first, action, last + 1)),
        Overlay::Troubles(first) => Overlay::Troubles(moved(first, action, last + 1)),
        still => still,
    }
}

/// What becomes of a drill that was cut off.
fn take_up(model: &mut Model, mut kept: Kept, action: Action) -> Vec<Effect> {
    if action == Action::Quit {
        model.overlay = Some(Overlay::Resume(Box::new(kept)));
        return vec![Effect::Quit];
    }
    if action == Action::Discard {
        return answer(model, vec![Ask::Drop, Ask::Say("Discarded.".to_owned())]);
    }
    if action == Action::Keep {
        kept.drill.finish(model.now.elapsed);
    }
    let screen = if kept.drill.is_finished() {
        Screen::Review(Box::new(Review::new(kept.drill, kept.draft, model.context())))
    } else {
        Screen::Drill(Telling::Speaking(kept.drill))
    };
    let mut asks = vec![Ask::Follow(screen)];
    if action == Action::GoOn {
        asks.push(Ask::Say("Paused where it was cut off. space goes on.".to_owned()));
    }
    answer(model, asks)
}

/// Takes a typed line; one that makes no sense stays open and says so.
fn accept(model: &mut Model, mut field: Field) -> Vec<Effect> {
    let text = field.input.value().trim().to_owned();
    let fact = match &field.purpose {
        Purpose::Note(item) => Ok(Fact::Note { item: item.clone(), text }),
        Purpose::Date => parse_date(&text, model.now.day()).map(|date| with_date(model, date)),
    };
    match fact {
        Ok(fact) => answer(model, vec![Ask::Record(fact)]),
        Err(complaint) => {
            field.complaint = Some(complaint);
            lay(model, Overlay::Field(field))
        }
    }
}

/// The date becomes the next interview; dates that lie behind stay in the record.
fn with_date(model: &Model, date: Option<Day>) -> Fact {
    let today = model.now.day();
    let known = model.progress.iter().flat_map(|progress| progress.interview_dates().to_vec());
    let mut dates: Vec<Day> = known.filter(|known| *known < today).collect();
    dates.extend(date);
    dates.sort_unstable();
    dates.dedup();
    Fact::Interview { dates }
}

/// Goes to a place; the one left stays as it is.
fn go(model: &mut Model, place: Place) -> Vec<Effect> {
    if model.screen.place() == Some(place) {
        return Vec::new();
    }
    let waiting = model.parked.iter().position(|screen| screen.place() == Some(place));
    let next = waiting.map_or_else(|| Screen::of(place), |at| model.parked.swap_remove(at));
    let left = std::mem::replace(&mut model.screen, next);
    if left.place().is_some() {
        model.parked.push(left);
    }
    Vec::new()
}

/// Lets a screen follow; the place left is the newest of those parked, so that `home` finds it.
fn follow(model: &mut Model, screen: Screen) {
    let left = std::mem::replace(&mut model.screen, screen);
    if left.place().is_some() {
        model.parked.push(left);
    }
    model.light = None;
}

fn home(model: &mut Model) {
    let place = model.parked.pop().unwrap_or_else(|| Screen::of(Place::Practice));
    model.screen = place;
}

/// Calls into the screen with the context, which borrows the rest of the model.
fn with_screen<T>(model: &mut Model, call: impl FnOnce(&mut Screen, crate::screens::Context<'_>) -> T) -> T {
    let mut screen = std::mem::replace(&mut model.screen, Screen::of(Place::Practice));
    let mut cx = model.context();
    cx.area = draw::body(ratatui::layout::Rect::from(model.size), screen.place().is_some());
    let result = call(&mut screen, cx);
    model.screen = screen;
    result
}

/// Answers what a screen asks.
fn answer(model: &mut Model, asks: Vec<Ask>) -> Vec<Effect> {
    asks.into_iter().flat_map(|ask| answer_one(model, ask)).collect()
}

fn answer_one(model: &mut Model, ask: Ask) -> Vec<Effect> {
    match ask {
        Ask::Record(fact) => return vec![Effect::Record(fact)],
        Ask::Keep(kept) => return vec![Effect::Keep(kept)],
        Ask::Drop => return vec![Effect::Drop],
        Ask::Undo => return undo(model),
        Ask::Copy(text, what) => {
            say(model, format!("The {what} is on the clipboard, if your terminal allows it."));
            return vec![Effect::Copy(text)];
        }
        Ask::Go(place) => return go(model, place),
        Ask::Show(id) => return show(model, &id),
        Ask::Drill(question) => {
            let ready = Telling::ready(question, model.context());
            follow(model, Screen::Drill(ready));
        }
        Ask::Follow(screen) => follow(model, screen),
        Ask::Home => home(model),
        Ask::Stop => model.overlay = Some(Overlay::Stop),
        Ask::AskDate => ask_date(model),
        Ask::AskNote(item) => ask_note(model, item),
        Ask::Compare(question) => model.overlay = Some(Overlay::Compare(question, 0)),
        Ask::Troubles => model.overlay = Some(Overlay::Troubles(0)),
        Ask::Peek(question) => {
            model.peeked.insert(question);
            say(model, "Uncovered. A take of this question now counts as told with notes.".to_owned());
        }
        Ask::LeaveOut(question) => leave_out(model, question),
        Ask::DrawAnother => {
            model.wish.set += 1;
            model.wish.left_out.clear();
            model.plan();
        }
        Ask::NextClockView => model.clock_view = model.clock_view.next(),
        Ask::Say(text) => say(model, text),
    }
    Vec::new()
}

fn undo(model: &Model) -> Vec<Effect> {
    let last = model.progress.as_ref().and_then(Progress::last_act);
    last.map(|act| Effect::Record(Fact::Undo { of: act.id.clone() })).into_iter().collect()
}

fn show(model: &mut Model, id: &Id) -> Vec<Effect> {
    go(model, Place::Browse);
    with_screen(model, |screen, cx| {
        if let Screen::Browse(browse) = screen {
            browse.show(id, cx);
        }
    });
    Vec::new()
}

fn ask_date(model: &mut Model) {
    let today = model.now.day();
    let known = model.progress.as_ref().and_then(|progress| {
        progress.interview_dates().iter().find(|date| **date >= today).map(ToString::to_string)
    });
    let input = Input::new(known.unwrap_or_default());
    model.overlay = Some(Overlay::Field(Field { input, purpose: Purpose::Date, complaint: None }));
}

fn ask_note(model: &mut Model, item: Id) {
    let known = model.progress.as_ref().and_then(|progress| progress.note(&item)).unwrap_or_default();
    let input = Input::new(known.to_owned());
    model.overlay = Some(Overlay::Field(Field { input, purpose: Purpose::Note(item), complaint: None }));
}

fn leave_out(model: &mut Model, question: Id) {
    model.wish.left_out.insert(question);
    model.plan();
    say(model, "Left out of today's set; r draws another one with everything in it.".to_owned());
}

fn recorded(model: &mut Model, entry: &Entry) -> Vec<Effect> {
    let said = said_of(model, entry);
    if let Some(progress) = &mut model.progress {
        progress.add(entry);
    }
    learn(model, &entry.fact);
    model.plan();
    say(model, said);
    match &entry.fact {
        Fact::Take(take) => {
            // The review says it itself, and the question has no cover any more.
            model.notice = None;
            model.peeked.remove(&take.question);
            if let Screen::Review(review) = &mut model.screen {
                review.saved(entry.id.clone());
            }
            vec![Effect::Drop]
        }
        Fact::Undo { of } => reopen(model, of),
        _ => Vec::new(),
    }
}

/// Brings the memories up to what was recorded. An undo may be of anything, and on the day of an interview other takes
/// count: both change what is long past, and what was fitted to it.
fn learn(model: &mut Model, fact: &Fact) {
    match (fact, &model.progress) {
        (Fact::Take(take), Some(progress)) => model.memories.renew(progress, &take.question),
        (Fact::Undo { .. } | Fact::Interview { .. }, Some(_)) => {
            model.remember();
            model.fit();
        }
        _ => {}
    }
}

/// The review of a take that was taken back can be mended and saved again.
fn reopen(model: &mut Model, of: &str) -> Vec<Effect> {
    let asks = with_screen(model, |screen, cx| {
        let Screen::Review(review) = screen else { return Vec::new() };
        if review.taken_back(of) { vec![review.keep(cx)] } else { Vec::new() }
    });
    answer(model, asks)
}

/// What the message line says of an entry that is on disk.
fn said_of(model: &Model, entry: &Entry) -> String {
    match &entry.fact {
        Fact::Take(take) => format!("Saved: rated {} {}.", u8::from(take.rating), take.rating.word()),
        Fact::Tick { on: true, .. } => "Ticked by hand.".to_owned(),
        Fact::Tick { on: false, .. } => "Tick taken off.".to_owned(),
        Fact::Star { on: true, .. } => "Chosen for the interview.".to_owned(),
        Fact::Star { on: false, .. } => "No longer chosen.".to_owned(),
        Fact::Suspend { on: true, .. } => "Suspended: it is not drawn any more.".to_owned(),
        Fact::Suspend { on: false, .. } => "Back in practice.".to_owned(),
        Fact::Flag { on: true, .. } => "Flagged as faulty.".to_owned(),
        Fact::Flag { on: false, .. } => "No longer flagged.".to_owned(),
        Fact::Note { text, .. } if text.is_empty() => "Note removed.".to_owned(),
        Fact::Note { .. } => "Note kept.".to_owned(),
        Fact::Interview { dates } => match dates.iter().rfind(|date| **date >= model.now.day()) {
            Some(date) => format!("Interview on {date}."),
            None => "No interview date.".to_owned(),
        },
        Fact::Undo { .. } => match model.progress.as_ref().and_then(Progress::last_act) {
            Some(act) => format!("Took back {}.", deed_words(act.deed, model)),
            None => "Taken back.".to_owned(),
        },
    }
}

/// A deed in words that a user knows it by.
fn deed_words(deed: Deed<'_>, model: &Model) -> String {
    match deed {
        Deed::Take(question) => match model.bank.question(question) {
            Some((_, question)) => format!("the take of \"{}\"", fit(&question.text, 44)),
            None => deed.to_string(),
        },
        deed => deed.to_string(),
    }
}

fn not_recorded(model: &mut Model, fact: &Fact, why: &str) -> Vec<Effect> {
    let next = match fact {
        Fact::Take(_) => "The take stays here; enter tries again.",
        _ => "Nothing was changed; try again.",
    };
    complain(model, format!("Not saved: {why} {next}"))
}

fn say(model: &mut Model, text: String) {
    model.notice = Some(Notice { text, bad: false });
}

fn complain(model: &mut Model, text: String) -> Vec<Effect> {
    model.notice = Some(Notice { text, bad: true });
    Vec::new()
}
