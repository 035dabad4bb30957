//! Story files, and what may go wrong with them, none of which costs a word.

mod desk;
mod disk;
mod editor;
mod files;
mod workbench;
