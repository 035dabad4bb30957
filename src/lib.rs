//! starl: practice behavioral interviews for AI/ML roles in the terminal. This is the guided tour.
//!
//! # The words
//!
//! A [`Pack`](domain::bank::Pack) is content on disk, the [`Bank`](domain::bank::Bank) all packs together, checked and
//! never changed. A [`Part`](domain::part::Part) is one of the five of STAR-L; a [`Shape`](domain::shape::Shape) says which
//! parts an answer has, and an [`Outline`](domain::shape::Outline) is a shape at a length. A [`Pace`](domain::pace::Pace) is a
//! target length, a band and the time of each part. A [`Drill`](domain::drill::Drill) is a story being told against the clock; it yields a
//! [`Take`](domain::take::Take). A [`Memory`](domain::memory::Memory) is what the takes of a question let us expect of
//! it. The [agenda](domain::agenda) is today's drills with their reasons. A [`Fact`](domain::fact::Fact) is worth
//! keeping, an [`Entry`](domain::journal::Entry) is a fact with its id and time, and
//! [`Progress`](domain::progress::Progress) is the fold of all entries. [`Settings`](domain::settings::Settings) are
//! what the user may change. A [`Story`](domain::story::Story) is the user's own, and so is what is known of a
//! [`Company`](domain::company::Company).
//!
//! Of the machine: a [`Chord`](keys::chord::Chord) is pressed, an [`Action`](keys::action::Action) is meant, a
//! [`Scope`](keys::table::Scope) says where that holds. A [`Tab`](keys::action::Tab) stands on the top line, a
//! [`Screen`](screens::Screen) is where you are, an [`Overlay`](screens::overlay::Overlay) lies on it. A
//! [`Msg`](app::model::Msg) happens to the model; a screen sees what is [`Known`](screens::Known) and
//! [asks](screens::Ask) the app for an overlay, a place to go, or an [`Effect`](screens::effect::Effect) in the world.
//! What was done goes into the [`UndoHistory`](app::history::UndoHistory). [`DrillScreen`](screens::drill::DrillScreen) is a drill on the screen, and
//! [`DrillSnapshot`](domain::snapshot::DrillSnapshot) is one as it lies on disk until its take is saved. A [`Shelf`](store::shelf::Shelf) is a
//! folder of files that people and the app both write, a [`Draft`](store::draft::Draft) the copy on which an editor works.
//!
//! # The rooms
//!
//! | room | duty | may import |
//! |---|---|---|
//! | [`domain`] | plain data and rules: no input or output, no clock, no screen | nothing |
//! | [`keys`] | chords, actions, and the one table that joins them | `domain` |
//! | [`ui`] | the drawing kit: canvas and clicks, roles and colours, text, pages, lists, columns, forms | `domain` `keys` |
//! | [`coach`] | the story check, what it finds, how ready the user is | `domain` |
//! | [`term`] | the terminal: keys, picture, clock, the user's editor | `domain` `keys` |
//! | [`store`] | what is saved: files and their texts, the journal, stories, settings, drafts, backups | `domain` `coach` `term` |
//! | [`packs`] | the bank: the built-in pack and the user's own, read and checked | `domain` `store` |
//! | [`doctor`] | what can be wrong with the data, and how it is repaired | those and `coach` |
//! | [`screens`] | what the user sees: a file with the state of each screen, and a `view` beside it; what screens see and ask for | `domain` `coach` `keys` `ui` |
//! | [`app`] | the model, the one function that changes it, the frame round every screen | those and `screens` |
//! | [`runtime`] | one turn and the loop of turns: where app, terminal, clock and stores meet | everything but `doctor` and `cli` |
//! | [`plain`] | the app line by line, for who listens: what is said, and what a line means | what `app` may, `app`, `term` and `runtime` |
//! | [`cli`] | the command line | everything |
//!
//! `tests/layers.rs` reads the imports and names the file that breaks the order.
//!
//! # The way of a key press
//!
//! A thread of its own reads it ([`term::input`]) and sends it to the loop ([`runtime::run`]), where a signal goes before all
//! keys and a frame comes between them when it is due ([`runtime::catch_up`]). [`runtime::turn`] hands it to
//! [`app::update::update`], which looks it up in the [key table](keys::table) for the scopes that hold now, asks
//! [`accepts`](app::model::Model::accepts) whether it would do anything, and lets the screen do it. A screen changes
//! only itself; whatever else it wants, it [asks](screens::Ask) for. What touches the world comes back from `update` as an
//! [`Effect`](screens::effect::Effect); `turn` performs it and lets the model know how that went. So the screen says "Saved" only
//! after the journal has the entry on disk. Then [`app::draw::draw`] draws everything from the model and says what can
//! be clicked where and how far it [scrolls](ui::scroll); a click becomes the same message as the key. Only after the
//! picture, and once a second at most, [`runtime::look`] asks whether somebody else has changed a file.
//!
//! Time is an argument: a [`Moment`](domain::day::Moment) comes with every message, and only [`term::clock`] reads clocks.
//! [`next_wake`](app::model::Model::next_wake) says when the picture changes by itself; while it does not, the process sleeps.
//!
//! # Where is what I want to change?
//!
//! - A key, its label, its help: one row in [`keys::table`]; `docs/keys.md` follows (a test writes it).
//! - How far the guess lies from the rating: [`domain::calibration`]. The look back on a day: [`domain::session`]; what a take
//!   lacked, and which question tries the same: [`domain::weakness`]. How the part went that a drill was started for:
//!   [`domain::focus`].
//! - What all takes say together: each figure and the takes behind it in [`domain::trends`], what holds in
//!   [`domain::holds`]; their words in [`screens::progress::words`], for the screen and for `starl progress`.
//! - A mock interview: which questions in [`domain::mock::draw`], its course in [`domain::mock::run`] and [`screens::mock`];
//!   its answers are reviewed by [`screens::review`], one after the other. How a real one went: [`domain::outcome`].
//! - Which story fits a question, which is suggested, which is told too often: [`domain::story::choice`]. A sprint: its
//!   marks in [`domain::sprint`], its course in [`domain::sprint::run`] and [`screens::sprint`].
//! - Which follow-up comes after a take: its rung in [`domain::ladder`], its words in [`domain::probe`]; how it is answered
//!   and marked: [`domain::follow_up`]. What the story check says of a sample: [`coach::sample`].
//! - What a screen looks like: `src/screens/NAME/view.rs`, with a sketch of it on top. What it does: `src/screens/NAME.rs`.
//!   What a tall screen has room for besides: [`screens::sections`].
//!   How rows are marked, clicked and scrolled to: [`ui::list`]; a list next to its detail, and a panel beside a screen:
//!   [`ui::columns`]. How wide every screen is: `app/frame.rs`. What a color means, and the themes: [`ui::theme`].
//! - What was heard of a take: its words and numbers in [`domain::heard`], laid beside the story by [`coach::heard`], saved by
//!   [`store::heard`], shown by `cli/take/words`. Its sound, its pauses and where it is cut: [`domain::sound`]. The command
//!   that writes it down: kept by [`store::tools`], given its parts by [`store::transcribe`], run by [`term::tool`].
//!   The page with all of it: [`screens::said`]. What is asked of sound while the app runs: [`domain::sound::desk`], done by
//!   [`store::sound_desk`] with [`term::player`] and [`term::voice`].
//! - How a take is recorded: what the microphone is wanted for in `app/update/mic.rs`, its words in [`domain::mic`], the
//!   recorder and its file in [`store::recording`], its program in [`term::recorder`].
//! - A shape of answers or a length: a row in [`domain::shape`]. How time is cut into parts: [`domain::drill`]. What counts as planned: [`domain::pace`]. What caps a rating: [`domain::rating`].
//! - What the interviews are for, and which questions that selects: [`domain::profile`].
//! - Which questions come today: [`domain::agenda`]; what is to be ready by the date: [`domain::agenda::set`]. What holds
//!   (the screens say that you're ready for a question), the one measure of being ready: [`domain::holds`]. When a question is due again: [`domain::memory`],
//!   with weights that [`store::weights`] fits in the background.
//! - An overlay: its state in [`screens::overlay`], what its keys do in `app/update/overlay.rs`, its picture in
//!   [`app::draw::overlay`]. What a click does: [`ui::canvas::Target`], and `click` in [`app::update`].
//! - What is said without a screen (`--plain`): `plain/NAME.rs` for each screen. It drives the same model by the same keys.
//! - A command: `cli/NAME.rs` and its arguments in `cli/arguments.rs`; what it reads comes from `cli/context.rs`. The running drill on disk: [`store::drill`].
//! - A line of the journal: [`domain::journal`]; how it reaches the disk: [`store::journal`]. A field of a take: one more in
//!   [`Take`](domain::take::Take), whose attributes say how it is written.
//! - What is backed up, when, and how it comes back: [`store::backup`]; which copies are worth keeping: [`domain::backup`].
//!   What `doctor` tries and looks at: [`doctor`].
//! - A setting: its field, its default and its row in `domain/settings/table.rs`, and its line in `docs/settings.md` (a test
//!   asks for it). Its place in the file: [`store::settings`].
//! - A key of a story, or the template of a new one: [`store::stories`]. How it is kept, with history and conflict
//!   copies: [`store::shelf`]. The editor that is run: [`term::editor`]; what becomes of its copy: [`store::draft`].
//! - What proves an item of the checklist: [`coach::readiness`]; the kinds a pack may name: [`domain::checklist`].
//! - Which stories show what, and the gaps: [`domain::story::cover`], shown by [`screens::matrix`]. What is set from a
//!   list: [`domain::story::labels`], [`screens::overlay::labelling`]. What makes a story one about AI: [`domain::story::topic`].
//! - What a key at a caret takes, and where the caret stands: [`ui::caret`]; the picture says where the terminal's own
//!   cursor goes ([`ui::canvas::Frame`]).
//! - A line that is typed at the foot of the screen: [`Purpose`](screens::overlay::Purpose), and `app/update/typed.rs` for how it outlives
//!   the program. When what is typed is saved: [`domain::unsaved`].
//! - A text that is written in place: its [`TextRef`](domain::text_ref::TextRef), [`screens::writing`]; how its bytes are put into
//!   the file: [`store::text::edit`]. What is asked of files: [`FileRequest`](screens::files::FileRequest), done in `runtime/files.rs`.
//! - What can be undone, and where: [`app::history`]; the journal is its own history, asked in [`app::model`].
//! - Notes on companies: [`domain::company`], [`store::companies`], [`screens::companies`]. Another sort of document that
//!   people and the app both write: its [`Format`](store::documents::Format).
//! - A rule of the story check: its words, its sentences and what it says of itself in `content/check`, packed by
//!   `build/rules.rs`. What a pattern may say: [`coach::check::pattern`]; what has to be counted instead: the rest of
//!   [`coach::check`]. Stories with their findings lie in `tests/story/labelled`.
//! - How the story check is shown: `cli/story/check.rs`. The page for the day: [`coach::sheet`], built once; it becomes
//!   Markdown and HTML in `cli/sheet`, a page in [`screens::sheet`], and Practice on the day in `screens/practice/day.rs`.
//! - How a list of questions becomes a pack: [`packs::import`]; the words it goes by: `content/import`.
//! - A key of the packs: [`packs`]. A question or a sample: `content/*.yaml`.
//! - What is said of a key that nobody knows, or of a `#` in a text: [`store::text::keys`]. The hint for a file that is
//!   not valid YAML: [`store::text::remedy`].
//!
//! # To add a screen
//!
//! 1. `screens/NAME.rs`: state, `accepts`, `update`; another screen shows it by [`Ask::show`](screens::Ask::show).
//! 2. `screens/NAME/view.rs`: a sketch, `draw`, from the kit.
//! 3. One variant in [`screens::Screen`]; the compiler lists most of the rest, all of it in `screens.rs` (typing and
//!    time have wildcard arms: look at those too).
//! 4. One scope and its rows in the key table; a place on the top line is a `Tab` as well.
//! 5. `tests/sessions/NAME.txt`, played by `cargo test --test session NAME`; look at the pictures, and accept them.

pub mod app;
pub mod cli;
pub mod coach;
pub mod doctor;
pub mod domain;
pub mod keys;
pub mod packs;
pub mod plain;
pub mod runtime;
pub mod screens;
pub mod store;
pub mod term;
pub mod ui;
