//! The one table of keys. The footer, the help page, the mouse and `docs/keys.md` read it; nothing else knows a key.

use crate::domain::rating::Rating;
use crate::domain::words::words;
use crate::keys::action::{Action, Tab};
use crate::keys::chord::{Chord, Key, char, ctrl, key};

words! {
    /// Where a row of the table holds.
    #[derive(Hash)]
    Scope {
        /// Everywhere, whatever has the focus.
        Always: "Always",
        /// Wherever nothing is being typed.
        Global: "Everywhere",
        /// Wherever something can be moved through.
        Moving: "Moving",
        /// The practice screen.
        Practice: "Practice",
        /// The browser.
        Browse: "Browse",
        /// The stories.
        Stories: "Stories",
        /// The stories against the competencies.
        Matrix: "Stories and competencies",
        /// The stories against the questions.
        MatrixQuestions: "Stories and questions",
        /// A list of what a story shows or answers.
        Labelling: "A story's competencies and questions",
        /// Notes on companies.
        Companies: "Notes on companies",
        /// A text, being written.
        Writing: "Writing",
        /// The question whether to throw away what was written.
        LeavingText: "Leave without saving?",
        /// The question whether to archive what is selected.
        Archiving: "Archive it?",
        /// The checklist.
        Checklist: "Checklist",
        /// What all takes together say.
        Progress: "Progress",
        /// The takes behind a figure.
        Takes: "Progress: takes",
        /// The settings.
        Settings: "Settings",
        /// The summary of today's session.
        Summary: "Summary of the day",
        /// How an interview went.
        Outcome: "How the interview went",
        /// A mock interview before it starts.
        MockSetup: "Mock interview",
        /// A question of a mock interview that was just asked.
        MockAsked: "Mock interview: a question",
        /// An interruption.
        MockDetour: "Mock interview: interrupted",
        /// The user's own questions, at its end.
        MockYourTurn: "Mock interview: your questions",
        /// The page of a mock interview.
        MockPage: "Mock interview: results",
        /// A sprint before it starts.
        SprintSetup: "Sprint",
        /// A question of a sprint.
        SprintAsked: "Sprint: a question",
        /// The page of a sprint.
        SprintPage: "Sprint: results",
        /// A drill before its clock has started.
        Ready: "Drill: ready",
        /// The choice of a story.
        Choosing: "Which story?",
        /// The notes on a story, in a drill.
        Notes: "Notes on the story",
        /// A drill whose clock runs.
        Speaking: "Drill: speaking",
        /// A drill whose clock is paused.
        Paused: "Drill: paused",
        /// A drill whose five parts have ended.
        Told: "Drill: all parts done",
        /// A follow-up, after a take or in a mock interview.
        FollowUp: "Follow-up",
        /// The mark of a follow-up.
        FollowUpMark: "Review: follow-up",
        /// The question whether to stop.
        Stopping: "Stop the drill?",
        /// The review of a take.
        Review: "Review",
        /// The question how the take felt.
        Feeling: "Review: before you look",
        /// The parts that were told, where none was marked.
        PartsTold: "Review: parts",
        /// Its criteria.
        Criteria: "Review: criteria",
        /// Its red flags.
        RedFlags: "Review: watch for",
        /// Its line for the next time.
        NextTime: "Review: next time",
        /// Its rating.
        Rating: "Review: rating",
        /// After a take was saved.
        Saved: "Saved",
        /// After the take that makes the day's number full was saved.
        SavedLast: "Saved: the day's last",
        /// After an answer of a mock interview was saved, and another one waits for its review.
        SavedMock: "Saved: mock interview",
        /// After its last one was saved.
        SavedMockLast: "Saved: the mock interview's last",
        /// The question whether to leave a review.
        Leaving: "Leave the review?",
        /// A drill that was cut off, offered again.
        Resume: "A drill was cut off",
        /// What was said in a take.
        Said: "What you said",
        /// The question whether to delete a recording.
        Forgetting: "Delete the recording?",
        /// Finding.
        Find: "Find",
        /// A line that is being typed.
        Field: "Typing a line",
        /// A page that lies over the screen.
        Page: "A page over the screen",
        /// The help.
        Help: "Help",
        /// The help, while words are typed that it is to have.
        HelpFilter: "Help: filter",
        /// Why today's questions come.
        Numbers: "Why these questions",
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The chords, the first of them shown in the footer.
    pub chords: &'static [Chord],
    /// What they mean.
    pub action: Action,
    /// A word or two for the footer; empty where the footer leaves it out.
    pub label: &'static str,
    /// A line for the help page and `docs/keys.md`.
    pub help: &'static str,
}

impl Binding {
    /// What one of its chords means: of a row of letters or digits each its own story or line, of any other all the same.
    pub fn means(&self, chord: Chord) -> Action {
        let chord = Chord { shift: false, ..chord };
        let place = self.chords.iter().position(|it| *it == chord);
        match (self.action, place) {
            (Action::Pick(_), Some(place)) => Action::Pick(place as u8),
            (Action::Strike(_), Some(place)) => Action::Strike(place as u8),
            (Action::PlayPart(_), Some(place)) => Action::PlayPart(place as u8),
            (action, _) => action,
        }
    }

    /// Whether one of its chords means this.
    pub fn offers(&self, action: Action) -> bool {
        self.chords.iter().any(|chord| self.means(*chord) == action)
    }

    /// The label without what it costs: what is entered for it where there is no screen.
    pub fn word(&self) -> &'static str {
        self.label.strip_suffix(", rated 2").unwrap_or(self.label)
    }

    /// Its chords as people read them: of a row of letters or digits the first and the last.
    pub fn spelled(&self) -> Vec<String> {
        match (self.action, self.chords) {
            (Action::Pick(_) | Action::Strike(_) | Action::PlayPart(_), [first, .., last]) => {
                vec![format!("{first}-{last}")]
            }
            (_, chords) => chords.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A row, written short.
const fn row(
    scope: Scope,
    chords: &'static [Chord],
    action: Action,
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding { scope, chords, action, label, help }
}

const ENTER: Chord = key(Key::Enter);
const ESC: Chord = key(Key::Esc);
const SPACE: Chord = char(' ');

#[rustfmt::skip]
/// The letters of a list of stories.
const LETTERS: &[Chord] = &[
    char('a'), char('b'), char('c'), char('d'), char('e'), char('f'), char('g'), char('h'), char('i'), char('j'),
    char('k'), char('l'), char('m'), char('n'), char('o'), char('p'), char('q'), char('r'), char('s'), char('t'),
    char('u'), char('v'), char('w'), char('x'), char('y'), char('z'),
];

/// How many stories have a letter.
pub const MOST_LETTERS: usize = LETTERS.len();

/// The chord of the story with this number.
pub fn letter(number: usize) -> Option<Chord> {
    LETTERS.get(number).copied()
}

/// Every key of the app. Within a scope the order is that of the footer.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row(Scope::Practice, &[ENTER], Action::Start, "start", "drill the selected question"),
    row(Scope::Practice, &[SPACE], Action::LeaveOut, "skip", "skip the question until you quit"),
    row(Scope::Practice, &[char('r')], Action::DrawAnother, "other ones", "draw other questions, until you quit"),
    row(Scope::Practice, &[char('b')], Action::Choose, "choose", "choose a question from the bank"),
    row(Scope::Practice, &[char('w')], Action::RedoWeakest, "drill your weak spot", "drill a full question on your weak spot, with the weak part in view"),
    row(Scope::Practice, &[char('m')], Action::Mock, "mock interview", "run a mock interview"),
    row(Scope::Practice, &[char('s')], Action::Sprint, "sprint", "run a sprint: match stories to questions, ten seconds each"),
    row(Scope::Practice, &[char('M')], Action::Exercise, "micro drill", "drill only your weak spot on three questions, 0:20 to 0:40 each"),
    row(Scope::Practice, &[char('v')], Action::Summary, "look back", "look back on today"),
    row(Scope::Practice, &[char('i')], Action::Numbers, "why these", "see why you get these questions, and what's in your set (once you've set an interview date)"),
    row(Scope::Practice, &[char('o')], Action::Outcome, "how it went", "after an interview, note how it went, or change your notes"),
    row(Scope::Practice, &[char('d')], Action::SetDate, "interview date", "set your interview date"),
    row(Scope::Practice, &[char('p')], Action::Profile, "", "set the role, the level and the kind of company you practice for"),
    row(Scope::Practice, &[char('n')], Action::AnyRole, "", "practice for any role, and stop asking"),
    row(Scope::Practice, &[char('e')], Action::Troubles, "problems", "show the problems in your files"),

    row(Scope::Browse, &[ENTER], Action::Start, "drill", "drill the question"),
    row(Scope::Browse, &[char('l'), key(Key::Right)], Action::Right, "read", "open a heading, or read an item"),
    row(Scope::Browse, &[char('h'), key(Key::Left)], Action::Left, "back", "go back to the tree, or close a heading"),
    row(Scope::Browse, &[char('a')], Action::Add, "add", "add your own question to the selected theme"),
    row(Scope::Browse, &[char('o')], Action::Uncover, "uncover", "show the hidden criteria, follow-ups and sample"),
    row(Scope::Browse, &[char('*')], Action::Star, "star", "star a question to practice or to ask, or remove the star"),
    row(Scope::Browse, &[char('x')], Action::Suspend, "suspend", "suspend a question so it won't come up, or unsuspend it"),
    row(Scope::Browse, &[char('!')], Action::Flag, "flag", "flag a bad item, or remove the flag"),
    row(Scope::Browse, &[char('n')], Action::Note, "note", "write a note on the item"),
    row(Scope::Browse, &[char('y')], Action::Copy, "copy", "copy the text to the clipboard"),

    row(Scope::Stories, &[ENTER, char('l'), key(Key::Right)], Action::Write, "open", "open the story, or edit the selected part"),
    row(Scope::Stories, &[char('h'), key(Key::Left), ESC], Action::Left, "back", "go back to the list"),
    row(Scope::Stories, &[char('a')], Action::Add, "add", "start a story"),
    row(Scope::Stories, &[char('m')], Action::Matrix, "matrix", "see which competencies and questions your stories cover"),
    row(Scope::Stories, &[char('t')], Action::Tags, "competencies", "choose the competencies the story shows"),
    row(Scope::Stories, &[char('f')], Action::Fits, "questions", "choose the questions the story answers, and how well"),
    row(Scope::Stories, &[char('e')], Action::Edit, "editor", "open the story in your editor (VISUAL or EDITOR)"),
    row(Scope::Stories, &[char('D')], Action::Archive, "archive", "move the story to the archive; u undoes it"),
    row(Scope::Stories, &[char('y')], Action::Copy, "copy", "copy the text to the clipboard"),
    row(Scope::Matrix, &[ENTER], Action::Enter, "start a story", "start a story on the competency, or open the one you have"),
    row(Scope::Matrix, &[char('m'), key(Key::Tab)], Action::OtherPage, "questions", "see which questions your stories answer"),
    row(Scope::Matrix, &[char('a')], Action::Add, "add", "start a story"),
    row(Scope::Matrix, &[ESC, char('q')], Action::Back, "back", "go back to the previous screen"),
    row(Scope::MatrixQuestions, &[ENTER], Action::Start, "drill", "drill the question"),
    row(Scope::MatrixQuestions, &[char('m'), key(Key::Tab)], Action::OtherPage, "competencies", "see which competencies your stories show"),
    row(Scope::MatrixQuestions, &[char('a')], Action::Add, "add a story", "start a story that answers the question"),
    row(Scope::MatrixQuestions, &[ESC, char('q')], Action::Back, "back", "go back to the previous screen"),
    row(Scope::Labelling, &[SPACE], Action::Change, "change", "choose it, change how well it fits, or remove it"),
    row(Scope::Labelling, &[ENTER, ESC, char('q')], Action::Back, "done", "close the list (everything is saved)"),
    row(Scope::Companies, &[ENTER, char('l'), key(Key::Right)], Action::Write, "open", "open the page, or edit the selected note"),
    row(Scope::Companies, &[char('h'), key(Key::Left)], Action::Left, "list", "go back to the list"),
    row(Scope::Companies, &[char('a')], Action::Add, "add", "start notes on a company"),
    row(Scope::Companies, &[char('D')], Action::Archive, "archive", "move the page to the archive; u undoes it"),
    row(Scope::Companies, &[ESC, char('q')], Action::Back, "back", "go back to the list, then to the previous screen"),
    row(Scope::Writing, &[ctrl('s')], Action::KeepText, "save and move on", "save the text; in a story, move on to the next empty part"),
    row(Scope::Writing, &[ESC], Action::Back, "leave", "leave (asks first if you made changes)"),
    row(Scope::Writing, &[ctrl('z'), ctrl('u')], Action::UndoText, "undo", "undo your last edit"),
    row(Scope::Writing, &[ctrl('r')], Action::RedoText, "redo", "redo"),
    row(Scope::Writing, &[ctrl('a')], Action::SelectAll, "select all", "select the whole text"),
    row(Scope::LeavingText, &[char('s'), ENTER], Action::Keep, "save", "save the text"),
    row(Scope::LeavingText, &[char('d')], Action::Discard, "discard", "throw the changes away"),
    row(Scope::LeavingText, &[ESC], Action::Back, "keep writing", "keep writing"),
    row(Scope::Archiving, &[char('y')], Action::Accept, "archive it", "move it to the archive"),
    row(Scope::Archiving, &[ESC, char('n')], Action::Back, "leave it", "leave it where it is"),

    row(Scope::Checklist, &[ENTER], Action::Enter, "work on it", "go to where you can work on the item"),
    row(Scope::Checklist, &[SPACE], Action::Tick, "check off", "check off the item yourself, or undo that"),
    row(Scope::Checklist, &[char('n')], Action::Note, "note", "write a note on the item"),
    row(Scope::Checklist, &[char('c')], Action::Companies, "companies", "go to the notes on companies"),

    row(Scope::Progress, &[ENTER, char('l'), key(Key::Right)], Action::Enter, "its takes", "show the takes behind this line"),
    row(Scope::Progress, &[char('w')], Action::RedoWeakest, "drill your weak spot", "drill a full question on the selected weak spot, or the biggest one, with the weak part in view"),
    row(Scope::Progress, &[char('m'), char('M')], Action::Exercise, "micro drill", "drill only the selected weak spot, or the biggest one, on three questions, 0:20 to 0:40 each"),
    row(Scope::Progress, &[char('i')], Action::Numbers, "why these", "see why you get today's questions, what's in your set, and what won't come up before the interview (once you've set its date)"),
    row(Scope::Takes, &[ENTER, char('l'), key(Key::Right)], Action::Enter, "read", "read the take in full"),
    row(Scope::Takes, &[char('a')], Action::Again, "again", "redo the question"),
    row(Scope::Takes, &[char('v')], Action::Listen, "what you said", "show what you said in the take, and hear it"),
    row(Scope::Takes, &[ESC, char('h'), key(Key::Left), char('q')], Action::Left, "back", "go back to the list, then to the figures"),

    row(Scope::Settings, &[ENTER], Action::Change, "change", "type a value, go to the next one, or set the date"),
    row(Scope::Settings, &[char('l'), key(Key::Right)], Action::Right, "more", "increase the value, or go to the next one"),
    row(Scope::Settings, &[char('h'), key(Key::Left)], Action::Left, "less", "decrease the value, or go to the one before"),
    row(Scope::Settings, &[ESC, char('q'), char(',')], Action::Back, "back", "go back to the previous screen"),
    row(Scope::Settings, &[char('r')], Action::Reset, "default", "go back to the default"),
    row(Scope::Settings, &[char('d')], Action::SetDate, "interview date", "set your interview date"),
    row(Scope::Settings, &[char('t')], Action::TryMic, "try the microphone", "record two seconds and play them back, if recording is on"),
    row(Scope::Settings, &[char('e')], Action::Troubles, "problems", "show the problems in your files"),

    row(Scope::Summary, &[ENTER, SPACE], Action::NextQuestion, "one more", "one more question"),
    row(Scope::Summary, &[char('w')], Action::RedoWeakest, "redo", "redo today's weakest"),
    row(Scope::Summary, &[char('o')], Action::SameWeakness, "same weak spot", "drill another question with the same weak spot"),
    row(Scope::Summary, &[char('m'), char('M')], Action::Exercise, "micro drill", "drill just your weak part: three questions, 0:20 to 0:40 each"),
    row(Scope::Summary, &[ESC, char('q')], Action::Back, "back", "go back to the previous screen"),

    row(Scope::Outcome, &[char('+'), char('=')], Action::Landed, "landed", "they asked it, and your answer landed"),
    row(Scope::Outcome, &[char('-')], Action::Flat, "flat", "they asked it, and your answer fell flat"),
    row(Scope::Outcome, &[char('s')], Action::ChooseStory, "story", "choose the story you told"),
    row(Scope::Outcome, &[char('a')], Action::Add, "add", "add a question they asked to the selected theme"),
    row(Scope::Outcome, &[char('n')], Action::Surprise, "surprise", "note one thing that surprised you"),
    row(Scope::Outcome, &[ENTER], Action::Save, "save", "save your marks; if there are none, starl won't ask again"),
    row(Scope::Outcome, &[ESC, char('q')], Action::Back, "back", "go back (asks first if you have unsaved marks)"),

    row(Scope::MockSetup, &[ENTER], Action::Start, "start", "start with the first question right away"),
    row(Scope::MockSetup, &[char('l'), key(Key::Right)], Action::Right, "more", "more questions, or more minutes"),
    row(Scope::MockSetup, &[char('h'), key(Key::Left)], Action::Left, "fewer", "fewer questions, or fewer minutes"),
    row(Scope::MockSetup, &[ESC, char('q')], Action::Back, "back", "go back to the previous screen"),

    row(Scope::MockAsked, &[SPACE, ENTER], Action::StartClock, "answer", "start your answer"),
    row(Scope::MockAsked, &[char('s')], Action::ChooseStory, "story", "choose the story you will tell"),
    row(Scope::MockAsked, &[char('t')], Action::ClockView, "clock", "show the full clock, only its lights, or neither"),
    row(Scope::MockAsked, &[char('R')], Action::Record, "recording", "turn recording on or off for this drill, or try again if it failed"),
    row(Scope::MockAsked, &[ESC, char('q')], Action::Stop, "stop", "stop: review what you have, discard it or continue"),

    row(Scope::MockDetour, &[SPACE, ENTER], Action::GoOn, "back to the story", "end the interruption and continue your story"),
    row(Scope::MockDetour, &[ESC, char('q')], Action::Stop, "stop", "stop: review what you have, discard it or continue"),

    row(Scope::MockYourTurn, &[SPACE, ENTER], Action::NextQuestion, "done", "finish your questions and go to the reviews"),
    row(Scope::MockYourTurn, &[ESC, char('q')], Action::Stop, "stop", "stop: review what you have, discard it or continue"),

    row(Scope::MockPage, &[char('s')], Action::Save, "try again", "try to save the page again"),
    row(Scope::MockPage, &[ESC, ENTER, char('q')], Action::Back, "done", "go back to the previous screen"),

    row(Scope::SprintSetup, &[ENTER], Action::Start, "start", "start the clock for the first question right away"),
    row(Scope::SprintSetup, &[char('a')], Action::Add, "start a story", "go to your stories and start the first one"),
    row(Scope::SprintSetup, &[ESC, char('q')], Action::Back, "back", "go back to the previous screen"),
    row(Scope::SprintAsked, LETTERS, Action::Pick(0), "that story", "choose the story with this letter"),
    row(Scope::SprintAsked, &[char('0')], Action::NoStory, "none", "say you have no story for the question"),
    row(Scope::SprintAsked, &[ESC], Action::Back, "leave", "leave, and save your answers so far"),
    row(Scope::SprintPage, &[char('b')], Action::Exercise, "gap drill", "for each question without a story, practice bridging from your nearest story in 45 seconds"),
    row(Scope::SprintPage, &[ESC, ENTER, char('q')], Action::Back, "done", "go back to the previous screen"),

    row(Scope::Ready, &[SPACE, ENTER], Action::StartClock, "start the clock", "start the clock"),
    row(Scope::Ready, &[char('s')], Action::ChooseStory, "story", "choose the story you will tell"),
    row(Scope::Ready, &[char('0')], Action::NoStory, "", "answer without using a story"),
    row(Scope::Ready, &[char('n')], Action::Notes, "notes, rated 2", "show your notes on the story (you can then rate the take at most 2)"),
    row(Scope::Ready, &[char('w')], Action::OtherWording, "other wording", "show another wording of the question"),
    row(Scope::Ready, &[char('h'), key(Key::Left)], Action::Left, "", "practice a shorter answer: 1:30, 1:00 or 0:30, not rated"),
    row(Scope::Ready, &[char('l'), key(Key::Right)], Action::Right, "", "practice a longer answer: 3:00, not rated"),
    row(Scope::Ready, &[char('1'), char('2'), char('3')], Action::Strike(0), "cross off", "cross off a \"Next time I will\" line that's done or dropped"),
    row(Scope::Ready, &[char('t')], Action::ClockView, "clock", "show the full clock, only its lights, or neither"),
    row(Scope::Ready, &[char('R')], Action::Record, "recording", "turn recording on or off for this drill, or try again if it failed"),
    row(Scope::Ready, &[ESC, char('q')], Action::Back, "back", "go back to the previous screen"),

    row(Scope::Choosing, LETTERS, Action::Pick(0), "that story", "choose the story with this letter"),
    row(Scope::Choosing, &[ENTER], Action::Accept, "this one", "choose the selected story (arrow keys move)"),
    row(Scope::Choosing, &[char('0')], Action::NoStory, "none", "choose none of them"),
    row(Scope::Choosing, &[ESC], Action::Back, "cancel", "cancel, and keep your choice"),
    row(Scope::Notes, &[char('n'), ESC, char('q'), ENTER], Action::Back, "close", "close the notes"),

    row(Scope::Speaking, &[SPACE], Action::NextPart, "next part", "end the part"),
    row(Scope::Speaking, &[key(Key::Backspace), key(Key::PageUp)], Action::TakeBack, "undo", "undo the last mark"),
    row(Scope::Speaking, &[char('p')], Action::Pause, "pause", "pause the clock"),
    row(Scope::Speaking, &[ENTER], Action::Finish, "finish", "finish the take; if you marked no parts, the review asks which ones you covered"),
    row(Scope::Speaking, &[ESC, char('q')], Action::Stop, "stop", "stop: keep it, discard it or continue"),
    row(Scope::Speaking, &[key(Key::Tab), key(Key::PageDown)], Action::SkipPart, "skip", "skip the part"),
    row(Scope::Speaking, &[char('h')], Action::Hint, "hint, rated 2", "show one hint (you can then rate the take at most 2)"),
    row(Scope::Speaking, &[char('n')], Action::Notes, "notes, rated 2", "show your notes on the story (you can then rate the take at most 2)"),
    row(Scope::Speaking, &[char('t')], Action::ClockView, "clock", "show the full clock, only its lights, or neither"),
    row(Scope::Speaking, &[char('R')], Action::Record, "recording", "turn recording on or off for this drill, or try again if it failed"),
    row(Scope::Speaking, &[char('!')], Action::Spoil, "don't count", "save the take, but don't count it (the phone rang, for example)"),

    row(Scope::Paused, &[SPACE, char('p')], Action::GoOn, "resume", "resume the clock"),
    row(Scope::Paused, &[ENTER], Action::Finish, "finish", "finish the take; if you marked no parts, the review asks which ones you covered"),
    row(Scope::Paused, &[key(Key::Backspace), key(Key::PageUp)], Action::TakeBack, "undo", "undo the last mark"),
    row(Scope::Paused, &[ESC, char('q')], Action::Stop, "stop", "stop: keep it, discard it or continue"),
    row(Scope::Paused, &[char('t')], Action::ClockView, "clock", "show the full clock, only its lights, or neither"),
    row(Scope::Paused, &[char('R')], Action::Record, "recording", "turn recording on or off for this drill, or try again if it failed"),
    row(Scope::Paused, &[char('!')], Action::Spoil, "don't count", "save the take, but don't count it (the phone rang, for example)"),

    row(Scope::Told, &[SPACE], Action::NextPart, "finish", "finish the take (ignored for a second after the last part)"),
    row(Scope::Told, &[ENTER], Action::Finish, "", "finish the take"),
    row(Scope::Told, &[key(Key::Backspace), key(Key::PageUp)], Action::TakeBack, "undo", "reopen the last part"),
    row(Scope::Told, &[ESC, char('q')], Action::Stop, "stop", "stop: keep it, discard it or continue"),
    row(Scope::Told, &[char('t')], Action::ClockView, "clock", "show the full clock, only its lights, or neither"),
    row(Scope::Told, &[char('!')], Action::Spoil, "don't count", "save the take, but don't count it (the phone rang, for example)"),

    row(Scope::FollowUp, &[SPACE, ENTER], Action::NextQuestion, "done", "finish the follow-up"),
    row(Scope::FollowUp, &[key(Key::Tab), key(Key::PageDown)], Action::SkipPart, "skip", "skip the follow-up; not in a mock interview"),
    row(Scope::FollowUp, &[key(Key::Backspace)], Action::TakeBack, "undo", "undo the finish and keep talking; not in a mock interview"),
    row(Scope::FollowUp, &[char('t')], Action::ClockView, "clock", "show the full clock, only its lights, or neither"),
    row(Scope::FollowUp, &[ESC, char('q')], Action::Stop, "stop", "stop: keep it, discard it or continue"),

    row(Scope::Leaving, &[char('s'), ENTER], Action::Keep, "save", "save the take with the selected rating"),
    row(Scope::Leaving, &[char('d')], Action::Discard, "discard", "throw the take away"),
    row(Scope::Leaving, &[ESC], Action::Back, "continue", "continue the review"),

    row(Scope::Stopping, &[char('k')], Action::Keep, "keep what you have", "finish the take with what you have"),
    row(Scope::Stopping, &[char('d')], Action::Discard, "discard", "throw the drill away"),
    row(Scope::Stopping, &[ESC], Action::Back, "continue", "continue where you were"),

    row(Scope::Resume, &[ENTER, char('r')], Action::GoOn, "resume it", "resume the drill, paused where it was cut off"),
    row(Scope::Resume, &[char('k')], Action::Keep, "keep what you have", "finish the take with what you have"),
    row(Scope::Resume, &[char('d')], Action::Discard, "discard", "throw the drill away"),

    row(Scope::Resume, &[ESC, char('q')], Action::Quit, "quit, decide later", "quit, and resume the drill next time if you want"),

    row(Scope::Feeling, &[char('1')], Action::Felt(Rating::Again), "again", "guess: no story came to mind, or a main part is missing"),
    row(Scope::Feeling, &[char('2')], Action::Felt(Rating::Hard), "hard", "guess: your answer was thin, far too short or too long, or you used notes"),
    row(Scope::Feeling, &[char('3')], Action::Felt(Rating::Good), "good", "guess: your answer was good enough, and in the band"),
    row(Scope::Feeling, &[char('4')], Action::Felt(Rating::Easy), "easy", "guess: you got nearly every point, stayed in the band, and answered the follow-up well"),
    row(Scope::Feeling, &[char('0'), key(Key::Tab)], Action::Uncover, "skip", "skip the guess and see the criteria"),
    row(Scope::FollowUpMark, &[char('0')], Action::Points(0), "none", "you gave no answer, or answered a different question"),
    row(Scope::FollowUpMark, &[char('1')], Action::Points(1), "thin", "your answer was too general, or came after a long pause"),
    row(Scope::FollowUpMark, &[char('2')], Action::Points(2), "answered", "you answered to the point, with a fact"),
    row(Scope::PartsTold, &[SPACE], Action::Tick, "covered", "mark the part as covered, or unmark it"),
    row(Scope::Criteria, &[char('0')], Action::Points(0), "missing", "not mentioned"),
    row(Scope::Criteria, &[char('1')], Action::Points(1), "mentioned", "mentioned"),
    row(Scope::Criteria, &[char('2')], Action::Points(2), "backed by a fact", "mentioned, and backed by a fact"),
    row(Scope::RedFlags, &[SPACE], Action::Heard, "mark", "mark the red flag, or remove the mark"),
    row(Scope::RedFlags, &[char('j'), key(Key::Down)], Action::Down, "move", "go to the next red flag"),
    row(Scope::RedFlags, &[char('k'), key(Key::Up)], Action::Up, "", "go to the previous red flag"),
    row(Scope::NextTime, &[ENTER, key(Key::Down), key(Key::Tab)], Action::NextSection, "rate", "continue to the rating"),
    row(Scope::NextTime, &[key(Key::Up), key(Key::BackTab)], Action::PreviousSection, "back", "go back to the criteria and flags"),
    row(Scope::NextTime, &[ESC], Action::Stop, "stop", "stop: keep it, discard it or continue"),
    row(Scope::Rating, &[ENTER], Action::Save, "save", "rate as selected and save"),
    row(Scope::Rating, &[char('1')], Action::Rate(Rating::Again), "again", "rate: no story came to mind, or a main part is missing"),
    row(Scope::Rating, &[char('2')], Action::Rate(Rating::Hard), "hard", "rate: your answer was thin, far too short or too long, or you used notes"),
    row(Scope::Rating, &[char('3')], Action::Rate(Rating::Good), "good", "rate: your answer was good enough, and in the band"),
    row(Scope::Rating, &[char('4')], Action::Rate(Rating::Easy), "easy", "rate: you got nearly every point, stayed in the band, and answered the follow-up well"),
    row(Scope::Rating, &[char('h'), key(Key::Left)], Action::Left, "", "select the rating to the left"),
    row(Scope::Rating, &[char('l'), key(Key::Right)], Action::Right, "", "select the rating to the right"),
    row(Scope::Review, &[key(Key::Tab), ENTER], Action::NextSection, "next", "continue to the next section"),
    row(Scope::Review, &[key(Key::BackTab)], Action::PreviousSection, "", "go back to the previous section"),
    row(Scope::Review, &[char('v')], Action::Listen, "listen", "show what you said in the take, and hear it"),
    row(Scope::Review, &[char('c')], Action::Compare, "compare", "compare with your story as you wrote it, and with the sample"),
    row(Scope::Review, &[key(Key::Backspace)], Action::TakeBack, "reopen", "reopen the take: the clock runs on and you keep talking; if you've seen the criteria, the take counts as \"with notes\""),
    row(Scope::Review, &[char('!')], Action::Spoil, "don't count", "save the take, but don't count it (the phone rang, for example)"),
    row(Scope::Review, &[ESC, char('q')], Action::Stop, "stop", "stop: keep it, discard it or continue"),

    row(Scope::SavedLast, &[ENTER, SPACE], Action::Summary, "look back", "look back on today"),
    row(Scope::SavedMock, &[ENTER, SPACE], Action::NextReview, "next review", "review your next answer"),
    row(Scope::SavedMockLast, &[ENTER, SPACE], Action::NextReview, "result", "see how the mock interview went"),
    row(Scope::Saved, &[ENTER, SPACE], Action::NextQuestion, "next", "continue to the next question"),
    row(Scope::Saved, &[char('a')], Action::Again, "again", "redo the same question"),
    row(Scope::Saved, &[char('v')], Action::Listen, "listen", "show what you said in the take, and hear it"),
    row(Scope::Saved, &[char('c')], Action::Compare, "compare", "compare with your story as you wrote it, and with the sample"),
    row(Scope::Saved, &[char('K')], Action::KeepTake, "keep audio", "never delete this recording automatically"),
    row(Scope::Saved, &[ESC, char('q')], Action::Back, "done", "go back to the previous screen"),

    row(Scope::Said, &[SPACE], Action::Play, "play", "play the selected part from where you are, or stop"),
    row(Scope::Said, &[char('1'), char('2'), char('3'), char('4'), char('5')], Action::PlayPart(0), "part", "play that part"),
    row(Scope::Said, &[char('n')], Action::NextPause, "pause", "skip to the next pause of a second or more"),
    row(Scope::Said, &[char('m')], Action::SetMark, "mark", "mark where the next part starts, in a take without marks"),
    row(Scope::Said, &[char('c')], Action::Compare, "compare", "show your story as you wrote it below what you said"),
    row(Scope::Said, &[char('t')], Action::WriteDown, "words", "transcribe it with your own program, or stop transcribing"),
    row(Scope::Said, &[ESC, char('q'), char('v')], Action::Back, "back", "go back to the previous screen"),
    row(Scope::Said, &[char('K')], Action::KeepTake, "keep", "never delete this recording automatically"),
    row(Scope::Said, &[char('x')], Action::Forget, "delete", "delete the recording and the words (asks first)"),
    row(Scope::Said, &[key(Key::Left), char('h')], Action::Left, "", "3 seconds back"),
    row(Scope::Said, &[key(Key::Right), char('l')], Action::Right, "", "3 seconds forward"),
    row(Scope::Said, &[char('[')], Action::MarkBack, "earlier", "start the selected part half a second earlier"),
    row(Scope::Said, &[char(']')], Action::MarkOn, "later", "start the selected part half a second later"),
    row(Scope::Said, &[char('u')], Action::Undo, "undo", "undo the last change to a mark"),
    row(Scope::Said, &[char('?')], Action::Help, "help", "show what the keys do"),
    row(Scope::Forgetting, &[char('y')], Action::Accept, "delete it", "delete the recording and the words, but keep the figures"),
    row(Scope::Forgetting, &[ESC, char('n')], Action::Back, "leave it", "leave it where it is"),

    row(Scope::Find, &[ENTER], Action::Accept, "go there", "go to the selected item"),
    row(Scope::Find, &[key(Key::Down), ctrl('n')], Action::Down, "move", "next match"),
    row(Scope::Find, &[key(Key::Up), ctrl('p')], Action::Up, "", "previous match"),
    row(Scope::Find, &[key(Key::PageDown)], Action::PageDown, "", "down one page"),
    row(Scope::Find, &[key(Key::PageUp)], Action::PageUp, "", "up one page"),
    row(Scope::Find, &[ESC], Action::Back, "close", "close"),

    row(Scope::Field, &[ENTER], Action::Accept, "save", "save what you typed"),
    row(Scope::Field, &[ESC], Action::Back, "cancel", "cancel without changing anything"),

    row(Scope::Page, &[ESC, char('q'), ENTER], Action::Back, "close", "close the page"),
    row(Scope::Help, &[char('/')], Action::Find, "filter", "show only the keys and words that match what you type"),
    row(Scope::Help, &[ESC, char('?'), char('q'), ENTER], Action::Back, "close", "close the help"),
    row(Scope::HelpFilter, &[ESC], Action::Back, "all keys", "clear the filter: show all keys and words"),
    row(Scope::HelpFilter, &[key(Key::Down)], Action::Down, "move", "down"),
    row(Scope::HelpFilter, &[key(Key::Up)], Action::Up, "", "up"),
    row(Scope::HelpFilter, &[key(Key::PageDown)], Action::PageDown, "", "a page down"),
    row(Scope::HelpFilter, &[key(Key::PageUp)], Action::PageUp, "", "a page up"),
    row(Scope::Numbers, &[char('i'), ESC, char('q'), ENTER], Action::Back, "close", "close the page"),

    row(Scope::Moving, &[ENTER], Action::Enter, "open", "open or close a heading, or read an item"),
    row(Scope::Moving, &[char('j'), key(Key::Down)], Action::Down, "move", "down"),
    row(Scope::Moving, &[char('k'), key(Key::Up)], Action::Up, "", "up"),
    row(Scope::Moving, &[key(Key::PageDown), ctrl('d')], Action::PageDown, "", "a page down"),
    row(Scope::Moving, &[key(Key::PageUp), ctrl('u')], Action::PageUp, "", "a page up"),
    row(Scope::Moving, &[char('g'), key(Key::Home)], Action::First, "", "go to the first"),
    row(Scope::Moving, &[char('G'), key(Key::End)], Action::Last, "", "go to the last"),

    row(Scope::Global, &[char('u')], Action::Undo, "undo", "undo your last change"),
    row(Scope::Global, &[char('U')], Action::Redo, "redo", "redo"),
    row(Scope::Global, &[char('/')], Action::Find, "find", "search the bank, your stories and your notes on companies"),
    row(Scope::Global, &[char(',')], Action::Settings, "settings", "go to the settings"),
    row(Scope::Global, &[char('S')], Action::Sheet, "", "show the sheet for interview day: stories, what to do better, what to ask"),
    row(Scope::Global, &[key(Key::Tab)], Action::NextPlace, "", "next tab"),
    row(Scope::Global, &[key(Key::BackTab)], Action::PreviousPlace, "", "previous tab"),
    row(Scope::Global, &[char('1')], Action::Go(Tab::Practice), "", "Practice"),
    row(Scope::Global, &[char('2')], Action::Go(Tab::Browse), "", "Browse"),
    row(Scope::Global, &[char('3')], Action::Go(Tab::Stories), "", "Stories"),
    row(Scope::Global, &[char('4')], Action::Go(Tab::Checklist), "", "Checklist"),
    row(Scope::Global, &[char('5')], Action::Go(Tab::Progress), "", "Progress"),
    row(Scope::Global, &[char('?')], Action::Help, "help", "show what the keys and words mean"),
    row(Scope::Global, &[ESC], Action::Back, "", "go back to the previous screen, or clear"),
    row(Scope::Global, &[char('q')], Action::Quit, "quit", "go back; on the first screen, quit"),
    row(Scope::Always, &[ctrl('c')], Action::Leave, "", "quit right away (everything is saved)"),
    row(Scope::Always, &[ctrl('l')], Action::Redraw, "", "redraw the screen if something else wrote on it"),
    row(Scope::Always, &[ctrl('z')], Action::ToShell, "", "suspend starl; fg resumes it"),
];

/// The rows of a scope, in order.
pub fn rows(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |row| row.scope == scope)
}

/// The row that a chord means: the first of these scopes, from the inside out, that has an acceptable one.
pub fn resolve(scopes: &[Scope], chord: Chord, accepts: impl Fn(Action) -> bool) -> Option<&'static Binding> {
    // Shift is in the keys already where it means something.
    let chord = Chord { shift: false, ..chord };
    let mut rows = scopes.iter().flat_map(|&scope| rows(scope));
    rows.find(|row| row.chords.contains(&chord) && accepts(row.action))
}

/// The rows that would do something now, from the inside out.
pub fn live(scopes: &[Scope], accepts: impl Fn(Action) -> bool) -> impl Iterator<Item = &'static Binding> {
    scopes.iter().flat_map(|&scope| rows(scope)).filter(move |row| accepts(row.action))
}

/// The chord as the footer shows it: moves are shown with their counterpart.
pub fn shown(row: &Binding) -> String {
    if matches!(row.action, Action::Pick(_) | Action::Strike(_) | Action::PlayPart(_)) {
        return row.spelled().concat();
    }
    let first = row.chords[0];
    if row.action == Action::Down {
        let up = rows(row.scope).find(|other| other.action == Action::Up);
        return up.map_or_else(|| first.to_string(), |up| format!("{first}/{}", up.chords[0]));
    }
    first.to_string()
}

#[cfg(test)]
mod tests {
    use super::{BINDINGS, Chord};
    use std::collections::HashSet;

    #[test]
    fn no_chord_stands_twice_in_a_scope() {
        let mut seen = HashSet::new();
        for row in BINDINGS {
            for chord in row.chords {
                assert!(seen.insert((row.scope, *chord)), "{chord} twice in {:?}", row.scope);
            }
        }
    }

    #[test]
    fn chords_print_and_parse_back() {
        for chord in BINDINGS.iter().flat_map(|row| row.chords) {
            assert_eq!(chord.to_string().parse::<Chord>(), Ok(*chord));
        }
        assert!("ctrl-".parse::<Chord>().is_err());
        assert!("enterr".parse::<Chord>().is_err());
    }

    #[test]
    fn every_row_says_what_it_does() {
        for row in BINDINGS {
            assert!(!row.chords.is_empty() && !row.help.is_empty(), "{row:?}");
            assert!(!row.help.ends_with('.'), "a help line is no sentence: {}", row.help);
        }
    }
}
