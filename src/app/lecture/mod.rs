//! A lecture: which exercises, in which steps, where it stands. Pure, so that
//! every order of keys can be tested; two windows show it (`pages/present/`).

mod address;
mod keys;
mod step;
mod talk;
mod tally;

pub use address::{Lecture, MOST_CODE, Opened, Prepared, RESERVED, is_name};
pub use keys::{Command, Target, command};
pub use step::{Step, steps};
pub use talk::{Lengths, Move, Place, Talk};
pub use tally::{MOST_GUESSES, Tally};
