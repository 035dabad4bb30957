//! What rules look for in the words of people who speak freely, and what only sounds like it.

mod learning;
mod manner;
mod ownership;
mod proof;
