//! What the screens accept and what they ask for, each with as little known as it needs.

use std::collections::BTreeMap;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::bank::{Bank, Introductions, Pack};
use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::company::{Company, Note};
use crate::domain::day::Moment;
use crate::domain::document::DocId;
use crate::domain::drill::{DOUBLE_PRESS, Drill};
use crate::domain::edit::Edit;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::progress::Progress;
use crate::domain::question::{Anchors, Criterion, Question, Theme, ThemeKind};
use crate::domain::settings::Setting;
use crate::domain::shape::Shape;
use crate::domain::snapshot::{DrillSnapshot, ReviewDraft};
use crate::domain::story::StoryPurpose;
use crate::domain::story::blank::blank;
use crate::domain::text_ref::TextRef;
use crate::keys::action::{Action, Tab};
use crate::keys::chord::char;
use crate::screens::checklist::Checklist;
use crate::screens::companies::Companies;
use crate::screens::drill::DrillScreen;
use crate::screens::effect::{Direction, Effect};
use crate::screens::files::FileRequest;
use crate::screens::matrix::Matrix;
use crate::screens::mock::{MockScreen, MockSetup};
use crate::screens::overlay::{Overlay, Purpose};
use crate::screens::practice::Practice;
use crate::screens::review::ReviewScreen;
use crate::screens::settings::SettingsScreen;
use crate::screens::sprint::SprintScreen;
use crate::screens::stories::Stories;
use crate::screens::summary::Summary;
use crate::screens::writing::{Writing, WritingSubject};
use crate::screens::{Ask, Context, Destination, Known, PlanChange, Screen};
use crate::ui::canvas::Canvas;

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn question(name: &str) -> Question {
    let text = name.to_owned();
    Question {
        id: id(name),
        short: None,
        text,
        also: vec![].into(),
        shape: Shape::StarL,
        tags: vec![],
        roles: vec![],
        levels: vec![],
        core: false,
        elements: vec![].into(),
        probes: vec![].into(),
        origin: None,
    }
}

/// Two questions, and a checklist item that notes on companies prove.
fn bank() -> Bank {
    let theme = Theme {
        id: id("theme"),
        kind: ThemeKind::Theme,
        title: String::new(),
        about: String::new(),
        tags: vec![],
        origin: None,
        looks_for: vec![].into(),
        questions: vec![question("first"), question("second")],
    };
    let item = ChecklistItem {
        id: id("item"),
        text: String::new(),
        evidence: Some(Evidence::CompanyNotes),
        tags: vec![],
        origin: None,
    };
    Bank::new(vec![Pack {
        id: id("pack"),
        title: String::new(),
        source: String::new(),
        licence: String::new(),
        introductions: Introductions::default(),
        competencies: vec![],
        principles: vec![].into(),
        context: vec![],
        themes: vec![theme],
        samples: vec![].into(),
        ask: vec![],
        red_flags: vec![],
        checklist: vec![item].into(),
    }])
}

/// Everything before the journal was read.
fn unread() -> Known {
    Known::new(bank(), Vec::new())
}

/// Everything on the first day, the journal read and empty.
fn known() -> Known {
    Known { progress: Some(Progress::default()), ..unread() }
}

fn with_stories(slugs: &[&str]) -> Known {
    let stories = slugs.iter().map(|slug| blank(slug, &[], &[])).collect();
    let mut known = known();
    known.library.read_again(stories, Vec::new());
    known
}

#[test]
fn the_first_picture_waits_for_no_story_check() {
    let day = "2026-11-23".parse().ok();
    let mut known = Known { agenda_day: day, ..with_stories(&["a"]) };
    assert_eq!((known.checklist_by_now(), known.proofs.get().is_none()), (None, true));
    known.stands = true;
    assert_eq!(known.checklist_by_now(), Some(known.checklist_done()));
    let without = Known { agenda_day: day, ..self::known() };
    assert!(without.checklist_by_now().is_some(), "without a story there is nothing to check");
}

fn acme() -> Company {
    Company { slug: id("acme"), name: "Acme".to_owned(), notes: BTreeMap::new() }
}

/// What a screen sees this many seconds after the start.
fn after(known: &Known, seconds: u64) -> Context<'_> {
    let at = "2026-11-23T09:00:00+01:00".parse().expect("a time");
    known.context(Rect::new(0, 0, 80, 20), 0, Moment { elapsed: Duration::from_secs(seconds), at })
}

fn seen(known: &Known) -> Context<'_> {
    after(known, 0)
}

/// Whether this asks for a drill of this question, its clock not started.
fn is_drill(ask: &Ask, question: &str) -> bool {
    let Ask::Go(Destination::Screen(screen)) = ask else { return false };
    matches!(&**screen, Screen::Drill(drill) if drill.assignment().question == id(question))
}

/// What is asked of the world, in order.
fn effects(asks: Vec<Ask>) -> Vec<Effect> {
    asks.into_iter()
        .filter_map(|ask| if let Ask::World(effect) = ask { Some(effect) } else { None })
        .collect()
}

#[test]
fn practice_starts_nothing_before_the_journal_is_read() {
    let (unread, known) = (unread(), known());
    for action in [Action::Start, Action::Mock, Action::Sprint, Action::SetDate, Action::Choose] {
        assert!(!Practice::default().accepts(action, seen(&unread)), "{action:?}");
    }
    assert!(Practice::default().accepts(Action::Mock, seen(&known)));
}

#[test]
fn practice_shows_a_summary_and_problems_only_where_there_are_some() {
    let mut known = known();
    assert!(!Practice::default().accepts(Action::Summary, seen(&known)));
    assert!(!Practice::default().accepts(Action::Troubles, seen(&known)));
    known.troubles.stories.push("A story has an error.".to_owned());
    assert!(Practice::default().accepts(Action::Troubles, seen(&known)));
    let asks = Practice::default().update(Action::Troubles, seen(&known));
    assert!(matches!(asks[..], [Ask::Open(Overlay::Troubles)]));
}

#[test]
fn another_set_can_be_drawn_once_everything_is_left_out() {
    let mut known = known();
    assert!(!Practice::default().accepts(Action::DrawAnother, seen(&known)), "there is no set to replace");
    known.wish.left_out.insert(id("first"));
    assert!(Practice::default().accepts(Action::DrawAnother, seen(&known)));
    let asks = Practice::default().update(Action::DrawAnother, seen(&known));
    assert!(matches!(asks[..], [Ask::Plan(PlanChange::DrawAnother)]));
}

#[test]
fn the_weakest_question_is_drilled_again() {
    let mut known = known();
    known.standing.weakest = Some(id("second"));
    let asks = Practice::default().update(Action::RedoWeakest, seen(&known));
    assert!(is_drill(&asks[0], "second") && asks.len() == 1);
}

#[test]
fn the_summary_goes_home_where_nothing_is_left_to_do() {
    let known = known();
    assert!(!Summary.accepts(Action::NextQuestion, seen(&known)));
    assert!(matches!(Summary.update(Action::Back, seen(&known))[..], [Ask::Home]));
}

#[test]
fn a_checklist_item_is_ticked_and_leads_to_what_proves_it() {
    let known = known();
    let tick = Fact::Tick { item: id("item"), on: true };
    let asks = Checklist::default().update(Action::Tick, seen(&known));
    assert_eq!(effects(asks), [Effect::Record(tick)]);
    let asks = Checklist::default().update(Action::Enter, seen(&known));
    assert!(matches!(&asks[..], [Ask::Go(Destination::Screen(to))] if matches!(**to, Screen::Companies(_))));
    assert!(!Checklist::default().accepts(Action::Down, seen(&known)), "there is one item");
}

#[test]
fn a_page_of_notes_is_read_before_a_note_is_written() {
    let known = Known { companies: vec![acme()], ..known() };
    let mut companies = Companies::default();
    assert!(companies.update(Action::Write, seen(&known)).is_empty());
    assert_eq!(companies.note(), Some(Note::Products));
    let open = FileRequest::Open(TextRef::Note(id("acme"), Note::Products));
    assert_eq!(effects(companies.update(Action::Write, seen(&known))), [Effect::File(open)]);
    assert!(companies.update(Action::Back, seen(&known)).is_empty() && companies.note().is_none());
    assert!(matches!(companies.update(Action::Back, seen(&known))[..], [Ask::Home]));
}

#[test]
fn without_stories_one_can_only_be_added() {
    let known = known();
    let mut stories = Stories::default();
    for action in [Action::Write, Action::Edit, Action::Archive, Action::Tags, Action::Matrix, Action::Down] {
        assert!(!stories.accepts(action, seen(&known)), "{action:?}");
    }
    let asks = stories.update(Action::Add, seen(&known));
    let [Ask::Open(Overlay::Field(field))] = &asks[..] else { panic!("{asks:?}") };
    assert_eq!(field.purpose, Purpose::Title(StoryPurpose::Any));
}

#[test]
fn the_selected_story_is_archived_only_after_a_question() {
    let known = with_stories(&["launch", "outage"]);
    let mut stories = Stories::default();
    assert!(stories.update(Action::Down, seen(&known)).is_empty());
    let asks = stories.update(Action::Archive, seen(&known));
    assert!(matches!(&asks[..], [Ask::Open(Overlay::Archive(doc))] if *doc == DocId::story(id("outage"))));
}

#[test]
fn copying_a_part_says_that_it_is_a_part() {
    let known = with_stories(&["launch"]);
    let mut stories = Stories::default();
    let said = |asks: &[Ask]| matches!(&asks[0], Ask::Say(text) if text.starts_with("Copied the part"));
    assert!(!said(&stories.update(Action::Copy, seen(&known))));
    stories.read(Part::Situation);
    assert!(said(&stories.update(Action::Copy, seen(&known))));
}

#[test]
fn the_matrix_drills_the_selected_question_of_its_second_page() {
    let known = with_stories(&["launch"]);
    let mut matrix = Matrix::default();
    assert!(!matrix.accepts(Action::Start, seen(&known)), "its first page has no questions");
    matrix.update(Action::OtherPage, seen(&known));
    assert!(matrix.accepts(Action::Start, seen(&known)));
    matrix.update(Action::Down, seen(&known));
    assert!(is_drill(&matrix.update(Action::Start, seen(&known))[0], "second"));
}

#[test]
fn a_drill_is_saved_as_soon_as_its_clock_starts() {
    let known = known();
    let mut drill = DrillScreen::ready(id("first"), seen(&known));
    assert!(!drill.accepts(Action::OtherWording, seen(&known)), "there is one wording");
    assert!(!drill.accepts(Action::Notes, seen(&known)), "no story is chosen");
    let kept = effects(drill.update(Action::StartClock, seen(&known)));
    assert!(matches!(&kept[..], [Effect::Keep(kept)] if kept.drill.assignment.question == id("first")));
}

#[test]
fn a_key_held_down_does_not_finish_the_take_it_started() {
    let known = known();
    let mut drill = DrillScreen::ready(id("first"), seen(&known));
    drill.update(Action::StartClock, seen(&known));
    assert!(drill.accepts(Action::Finish, seen(&known)), "the footer shows it at once");
    assert!(drill.update(Action::Finish, seen(&known)).is_empty());
    assert!(!drill.update(Action::Finish, after(&known, DOUBLE_PRESS.as_secs() + 1)).is_empty());
}

#[test]
fn a_finished_take_is_saved_and_then_reviewed_after_its_follow_up() {
    let known = known();
    let mut drill = DrillScreen::ready(id("first"), seen(&known));
    drill.update(Action::StartClock, seen(&known));
    let asks = drill.update(Action::Finish, after(&known, 150));
    assert!(matches!(&asks[..], [Ask::World(Effect::Keep(kept))] if kept.drill.is_finished()));
    let asked = drill.open_follow_up().map(|asked| asked.text.as_str());
    assert_eq!(asked, Some("What exactly did you build?"), "the question has none of its own");
    let asks = drill.update(Action::NextQuestion, after(&known, 170));
    assert!(matches!(
        &asks[..],
        [Ask::World(Effect::Keep(kept)), Ask::Go(Destination::Screen(to))]
            if kept.draft.follow_up.is_some() && matches!(**to, Screen::Review(_))
    ));
}

#[test]
fn what_one_and_two_points_sound_like_is_shown_at_the_selected_criterion() {
    let criterion = |name: &str| Criterion {
        id: id(name),
        text: name.to_owned(),
        anchors: Some(Anchors { mentioned: format!("{name} is named"), shown: format!("{name} by a fact") }),
    };
    let mut pack = bank().packs()[0].clone();
    pack.themes[0].looks_for = vec![criterion("plain"), criterion("deep")].into();
    let known = Known { bank: Bank::new(vec![pack]), ..known() };
    let mut review = review(&known);
    review.update(Action::Uncover, seen(&known));
    let mut shown = |action: Option<Action>| {
        action.map(|action| review.update(action, seen(&known)));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 30));
        let screen = Screen::Review(Box::new(review.clone()));
        screen.draw(seen(&known), &mut Canvas::new(&mut buffer, None), Rect::new(0, 0, 80, 30));
        let text: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        ["plain is named", "plain by a fact", "deep is named", "deep by a fact"].map(|it| text.contains(it))
    };
    assert_eq!(shown(None), [false; 4], "the cursor is on the parts");
    assert_eq!(shown(Some(Action::NextSection)), [true, true, false, false]);
    assert_eq!(shown(Some(Action::Points(2))), [false, false, true, true]);
}

/// The review of a take of two and a half minutes.
fn review(known: &Known) -> ReviewScreen {
    let assignment = DrillScreen::ready(id("first"), seen(known)).assignment().clone();
    let mut drill = Drill::begin(assignment, seen(known).now);
    drill.finish(Duration::from_secs(150));
    ReviewScreen::new(DrillSnapshot { drill, draft: ReviewDraft::default(), mock: None }, seen(known))
}

#[test]
fn a_review_asks_how_it_felt_before_it_shows_anything() {
    let known = known();
    let mut review = review(&known);
    assert!(review.is_covered() && !review.accepts(Action::NextSection, seen(&known)));
    assert!(review.accepts(Action::Uncover, seen(&known)));
    let kept = effects(review.update(Action::Uncover, seen(&known)));
    assert!(!review.is_covered() && matches!(&kept[..], [Effect::Keep(_)]));
    assert!(review.accepts(Action::NextSection, seen(&known)));
}

#[test]
fn leaving_a_review_is_another_question_than_stopping_a_drill() {
    let known = known();
    let asks = review(&known).update(Action::Stop, seen(&known));
    assert!(matches!(asks[..], [Ask::Open(Overlay::Leave)]));
    let mut drill = DrillScreen::ready(id("first"), seen(&known));
    drill.update(Action::StartClock, seen(&known));
    assert!(matches!(drill.update(Action::Stop, seen(&known))[..], [Ask::Open(Overlay::Stop)]));
}

#[test]
fn a_take_that_was_taken_back_can_be_judged_again() {
    let known = known();
    let mut review = review(&known);
    review.saved("entry".to_owned());
    assert!(review.is_saved() && !review.accepts(Action::Save, seen(&known)));
    assert!(!review.taken_back("another entry") && review.is_saved());
    assert!(review.taken_back("entry") && !review.is_saved());
}

#[test]
fn a_mock_interview_of_no_answers_leaves_no_page() {
    let known = known();
    let mut mock = MockScreen::Setup(MockSetup::default());
    assert!(mock.update(Action::Start, seen(&known)).is_empty());
    assert!(!mock.accepts(Action::Keep, seen(&known)), "nothing was told yet");
    let asks = mock.update(Action::Discard, seen(&known));
    assert!(matches!(&asks[..], [Ask::World(Effect::ForgetDrill), Ask::Home, Ask::Say(_)]));
}

#[test]
fn a_sprint_without_stories_leads_to_writing_one() {
    let known = known();
    let mut sprint = SprintScreen::default();
    assert!(!sprint.accepts(Action::Start, seen(&known)) && sprint.accepts(Action::Add, seen(&known)));
    let asks = sprint.update(Action::Add, seen(&known));
    assert!(matches!(
        asks[..],
        [Ask::Home, Ask::Go(Destination::Place(Tab::Stories)), Ask::Open(Overlay::Field(_))]
    ));
}

#[test]
fn a_sprint_accepts_the_letters_of_its_stories_and_no_others() {
    let known = with_stories(&["launch", "outage"]);
    let mut sprint = SprintScreen::default();
    sprint.update(Action::Start, seen(&known));
    let accepts = |number| sprint.accepts(Action::Pick(number), seen(&known));
    assert_eq!([accepts(0), accepts(1), accepts(2)], [true, true, false]);
}

#[test]
fn a_setting_is_changed_and_one_at_its_default_cannot_be_reset() {
    let known = known();
    let mut settings = SettingsScreen::default();
    assert!(!settings.accepts(Action::Right, seen(&known)), "the first line is the interview");
    settings.update(Action::Down, seen(&known));
    assert!(!settings.accepts(Action::Reset, seen(&known)));
    let asked = effects(settings.update(Action::Right, seen(&known)));
    let [Effect::Set(changes, Direction::New)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(changes.iter().map(|change| change.setting).collect::<Vec<_>>(), [Setting::DrillsADay]);
}

#[test]
fn a_text_that_was_changed_is_not_left_without_a_question() {
    let known = with_stories(&["launch"]);
    let subject = WritingSubject::Part(Box::new(blank("launch", &[], &[])), Part::Task);
    let mut writing = Writing::new(subject, None);
    let asks = writing.update(Action::Back, seen(&known));
    let task = TextRef::Part(id("launch"), Part::Task);
    assert!(matches!(asks[1], Ask::Home));
    assert_eq!(effects(asks), [Effect::File(FileRequest::ForgetDraft(task.clone()))]);
    writing.type_key(char('x'));
    assert!(matches!(writing.update(Action::Back, seen(&known))[..], [Ask::Open(Overlay::LeaveWriting)]));
    let edit = Edit { before: String::new(), after: "x".to_owned() };
    let saved = effects(writing.update(Action::KeepText, seen(&known)));
    assert_eq!(saved, [Effect::File(FileRequest::Write(task, edit))]);
}

#[test]
fn a_note_that_was_written_leads_back_to_its_page() {
    let known = Known { companies: vec![acme()], ..known() };
    let writing = Writing::new(WritingSubject::Note(Box::new(acme()), Note::People), None);
    let Ask::Go(Destination::Screen(screen)) = writing.leave(seen(&known)) else { panic!("it goes there") };
    assert!(matches!(*screen, Screen::Companies(at) if at.note() == Some(Note::People)));
}
