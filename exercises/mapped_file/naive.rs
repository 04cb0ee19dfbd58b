//! Reads the whole file, then takes a few bytes out of it.

use std::io::{self, Read};

use super::{Case, Section, count};

pub fn solve(case: &Case) -> io::Result<Section> {
    let mut file = case.open()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;

    let start = usize::try_from(case.start(file.len()));
    let start = start.map_err(io::Error::other)?;
    let section = &bytes[start..][..count(file.len())];
    Ok(Section(section.to_vec()))
}
