//! Reads the whole file, then takes the records out of the copy.

use std::io::{self, Read};

use super::{Case, Digest, RECORD};

pub fn solve(case: &Case) -> io::Result<Digest> {
    let mut bytes = Vec::new();
    case.open()?.read_to_end(&mut bytes)?;

    let mut digest = Digest::default();
    for offset in case.offsets() {
        let start = usize::try_from(offset).map_err(io::Error::other)?;
        digest.add(&bytes[start..][..RECORD]);
    }
    Ok(digest)
}
