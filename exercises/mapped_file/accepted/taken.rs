// Limits the file to the section, and reads that to its end.

use std::io::{self, Read, Seek, SeekFrom};

use super::{Case, Section, count};

pub fn solve(case: &Case) -> io::Result<Section> {
    let mut file = case.open()?;
    let wanted = count(file.len()) as u64;
    file.seek(SeekFrom::Start(case.start(file.len())))?;
    let mut bytes = Vec::new();
    file.take(wanted).read_to_end(&mut bytes)?;
    Ok(Section(bytes))
}
