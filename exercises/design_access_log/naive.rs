//! Everything is kept, as strings: exact, and as large as the log is varied.

use super::addresses_strings::Addresses;
use super::paths_strings::Paths;
use super::seconds_map::Seconds;
use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut addresses = Addresses::default();
    let mut paths = Paths::default();
    let mut seconds = Seconds::default();
    case.answer(&mut [&mut addresses, &mut paths, &mut seconds])
}
