//! Your choice for each question, all in one pass over the log.

use super::{
    Answer, Case, Part, addresses_bloom, addresses_hyperloglog,
    addresses_numbers, addresses_strings, paths_interned, paths_space_saving,
    paths_strings, paths_twenty, seconds_array, seconds_map, seconds_minutes,
    seconds_window,
};

pub fn solve(case: &Case) -> Answer {
    let addresses: &mut dyn Part = match case.addresses {
        1 => &mut addresses_strings::Addresses::default(),
        2 => &mut addresses_numbers::Addresses::default(),
        3 => &mut addresses_hyperloglog::Addresses::default(),
        _ => &mut addresses_bloom::Addresses::default(),
    };
    let paths: &mut dyn Part = match case.paths {
        1 => &mut paths_strings::Paths::default(),
        2 => &mut paths_interned::Paths::default(),
        3 => &mut <paths_space_saving::Paths>::default(),
        _ => &mut paths_twenty::Paths::default(),
    };
    let seconds: &mut dyn Part = match case.seconds {
        1 => &mut seconds_map::Seconds::default(),
        2 => &mut seconds_array::Seconds::default(),
        3 => &mut seconds_window::Seconds::default(),
        _ => &mut seconds_minutes::Seconds::default(),
    };
    case.answer(&mut [addresses, paths, seconds])
}
