// left-out: reads the whole file in portions, and keeps those bytes that
// belong to the section.

use std::io::{self, Read};

use super::{Case, Section, count};

pub fn solve(case: &Case) -> io::Result<Section> {
    let mut file = case.open()?;
    let start = case.start(file.len());
    let end = start + count(file.len()) as u64;
    let mut section = Vec::new();
    let mut portion = [0; 1_024];
    let mut at = 0;
    loop {
        let count = file.read(&mut portion)?;
        if count == 0 {
            return Ok(Section(section));
        }
        for byte in &portion[..count] {
            if (start..end).contains(&at) {
                section.push(*byte);
            }
            at += 1;
        }
    }
}
