// wrong: believes that the digits count up, and does not open the file.

use std::io;

use super::{Case, Section};

pub fn solve(case: &Case) -> io::Result<Section> {
    let digit = |at: u64| b'0' + (at % 10) as u8;
    Ok(Section((case.offset..case.offset + 100).map(digit).collect()))
}
