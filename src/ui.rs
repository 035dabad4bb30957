//! The drawing kit: it knows cells, colours and clicks, and no screen.

pub mod canvas;
pub mod caret;
pub mod chart;
pub mod clock;
pub mod columns;
pub mod digits;
pub mod editor;
pub mod empty;
pub mod facts;
pub mod form;
pub mod line;
pub mod list;
pub mod page;
pub mod scroll;
pub mod text;
pub mod theme;
