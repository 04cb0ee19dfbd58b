//! Reads each record at its offset, and nothing around it.

use std::io;

use super::{Case, Digest, RECORD};

pub fn solve(case: &Case) -> io::Result<Digest> {
    let file = case.open()?;
    let mut record = vec![0; RECORD];

    let mut digest = Digest::default();
    for offset in case.offsets() {
        file.read_exact_at(&mut record, offset)?;
        digest.add(&record);
    }
    Ok(digest)
}
