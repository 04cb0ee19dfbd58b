//! Find every place of the needle, however long the file is.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let length = case.needle.len();

    // How many bytes have to be there at once, to see one match?
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;

    for (offset, part) in (0..).zip(bytes.windows(length)) {
        if part == case.needle {
            matches.add(offset);
        }
    }
    Ok(matches)
}
