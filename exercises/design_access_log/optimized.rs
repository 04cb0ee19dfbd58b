//! For each question the structure whose size does not follow the log's.

use super::addresses_hyperloglog::Addresses;
use super::paths_space_saving::Paths;
use super::seconds_window::Seconds;
use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut addresses = Addresses::default();
    let mut paths = <Paths>::default();
    let mut seconds = Seconds::default();
    case.answer(&mut [&mut addresses, &mut paths, &mut seconds])
}
