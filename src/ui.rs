//! The drawing kit: it knows cells, colours and clicks, and no screen.

pub mod canvas;
pub mod clock;
pub mod digits;
pub mod editor;
pub mod line;
pub mod page;
pub mod text;
pub mod theme;
