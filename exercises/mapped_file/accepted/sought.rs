// Moves the position to the section, and reads on from there.

use std::io::{self, Read, Seek, SeekFrom};

use super::{Case, Section, count};

pub fn solve(case: &Case) -> io::Result<Section> {
    let mut file = case.open()?;
    file.seek(SeekFrom::Start(case.start(file.len())))?;
    let mut bytes = vec![0; count(file.len())];
    file.read_exact(&mut bytes)?;
    Ok(Section(bytes))
}
