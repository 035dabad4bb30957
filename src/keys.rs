//! Keys: what can be pressed, what can be meant, and the one table that joins the two.

pub mod action;
pub mod chord;
pub mod table;
