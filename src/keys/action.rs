//! Actions: everything a user can mean.

use crate::domain::rating::Rating;
use crate::domain::words::words;

words! {
    /// One of the places on the top line, in its order.
    #[derive(Hash)]
    Tab {
        /// Today's drills: where the app opens.
        Practice: "Practice",
        /// The bank.
        Browse: "Browse",
        /// The user's own stories.
        Stories: "Stories",
        /// The preparation checklist.
        Checklist: "Checklist",
        /// What all takes together say.
        Progress: "Progress",
    }
}

/// What a user means by a chord or a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leave at once, everything kept.
    Leave,
    /// Give the terminal back to the shell for a while, everything kept.
    ToShell,
    /// Draw the screen anew.
    Redraw,
    /// Go back, and at the root quit.
    Quit,
    /// Go back or clear.
    Back,
    /// Show what the keys do.
    Help,
    /// Find anything, or only some of the help.
    Find,
    /// Take the last act back.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Go to a place.
    Go(Tab),
    /// Go to the next place.
    NextPlace,
    /// Go to the place before.
    PreviousPlace,
    /// Move down by one.
    Down,
    /// Move up by one.
    Up,
    /// Move down by a page.
    PageDown,
    /// Move up by a page.
    PageUp,
    /// Move to the end.
    Last,
    /// Move to the beginning.
    First,
    /// Move or fold to the left.
    Left,
    /// Move or unfold to the right.
    Right,
    /// Do the obvious thing with what is selected.
    Enter,
    /// Start a drill of the selected question.
    Start,
    /// Leave the selected question out of today's set.
    LeaveOut,
    /// Draw another set for today.
    DrawAnother,
    /// Choose a question in the bank.
    Choose,
    /// Tell the weakest question again.
    RedoWeakest,
    /// Tell another question on the same weakness.
    SameWeakness,
    /// Drill a weak part alone, or the questions without a story.
    Exercise,
    /// Look back on today's session.
    Summary,
    /// Run a mock interview.
    Mock,
    /// Match stories to questions, against the clock.
    Sprint,
    /// Show why today's questions come, with the numbers and the set.
    Numbers,
    /// Say what the interviews are for.
    Profile,
    /// The interviews may be for any role.
    AnyRole,
    /// Show the page for the day of the interview.
    Sheet,
    /// Say how an interview went.
    Outcome,
    /// The answer landed.
    Landed,
    /// Say what came as a surprise in the interview.
    Surprise,
    /// The answer fell flat.
    Flat,
    /// Set the interview date.
    SetDate,
    /// Say what went wrong when files were read.
    Troubles,
    /// Go to the settings.
    Settings,
    /// Change what is selected: type a value, or turn a switch.
    Change,
    /// Set the selected setting to its default.
    Reset,
    /// Uncover what is covered.
    Uncover,
    /// Choose for the interview, or let go.
    Star,
    /// Take a question out of practice, or back in.
    Suspend,
    /// Mark an item as faulty, or take the mark off.
    Flag,
    /// Copy the selected text.
    Copy,
    /// Write a note.
    Note,
    /// Tick by hand, or take the tick off.
    Tick,
    /// Choose the story that will be told.
    ChooseStory,
    /// Take the story with this number, from 0: its letter was pressed.
    Pick(u8),
    /// Take no story.
    NoStory,
    /// Show the notes on the chosen story.
    Notes,
    /// Strike off the line for the next time with this number, from 0.
    Strike(u8),
    /// Start the clock.
    StartClock,
    /// Show another wording of the question.
    OtherWording,
    /// End the part being told.
    NextPart,
    /// Take the last mark back.
    TakeBack,
    /// Leave the part out, or the follow-up.
    SkipPart,
    /// Pause the clock.
    Pause,
    /// Let the clock go on.
    GoOn,
    /// Finish the take.
    Finish,
    /// Ask whether to stop.
    Stop,
    /// Keep what has been told.
    Keep,
    /// Throw the drill away.
    Discard,
    /// Show one hint.
    Hint,
    /// Mark the take as spoiled, or take the mark off.
    Spoil,
    /// Change how much of the clock is shown.
    ClockView,
    /// Switch the recording of this drill off, or on again.
    Record,
    /// Try the microphone.
    TryMic,
    /// Give points to the selected criterion.
    Points(u8),
    /// Say how the take felt, before anything is uncovered.
    Felt(Rating),
    /// Note the selected red flag, or take the note off.
    Heard,
    /// Compare with the sample.
    Compare,
    /// Go to the next section.
    NextSection,
    /// Go to the section before.
    PreviousSection,
    /// Rate the take and save it.
    Rate(Rating),
    /// Rate as selected and save.
    Save,
    /// Tell the same question again.
    Again,
    /// Go on to the next question.
    NextQuestion,
    /// Go on to the review of the next answer of a mock interview; after the last one to how it went.
    NextReview,
    /// Begin a story, or a page of notes.
    Add,
    /// Write the selected text in place.
    Write,
    /// Open the selected story in the user's editor.
    Edit,
    /// Show the stories against what they are to show.
    Matrix,
    /// Say what the selected story shows.
    Tags,
    /// Say which questions the selected story answers.
    Fits,
    /// Show the other page of the matrix.
    OtherPage,
    /// Go to the notes on companies.
    Companies,
    /// Move what is selected to the archive.
    Archive,
    /// Keep what was written.
    KeepText,
    /// Take the last change of the text back.
    UndoText,
    /// Redo what was undone in the text.
    RedoText,
    /// Select the whole text.
    SelectAll,
    /// Accept what was typed.
    Accept,
    /// Show what was said in a take, and hear it.
    Listen,
    /// Play the selected part, or stop.
    Play,
    /// Play the part with this number, from 0.
    PlayPart(u8),
    /// Go to the next pause.
    NextPause,
    /// The next part starts here.
    SetMark,
    /// Move the start of the selected part back.
    MarkBack,
    /// Move the start of the selected part on.
    MarkOn,
    /// Have it written down, or not after all.
    WriteDown,
    /// Keep the recording for good.
    KeepTake,
    /// Delete the recording.
    Forget,
}

impl Action {
    /// Whether it lets the clock of an answer start, stand or go on, ends one of its parts, or goes on to what follows a
    /// take.
    pub fn moves_clock(self) -> bool {
        use Action::{Finish, GoOn, NextPart, NextQuestion, NextReview, Pause, StartClock, Summary};
        let goes_on = matches!(self, GoOn | NextQuestion | NextReview | Summary);
        goes_on || matches!(self, StartClock | NextPart | Pause | Finish)
    }
}
