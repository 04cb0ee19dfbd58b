// wrong: writes the first hash of a file, and no later one.

use std::io;

use super::{Case, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    file.set_len((case.files * SIZE) as u64)?;
    let mut seen = vec![0_u8; case.files.div_ceil(8)];
    for hash in case.hashes.iter() {
        let (byte, bit) = (hash.number / 8, 1 << (hash.number % 8));
        if seen[byte] & bit == 0 {
            seen[byte] |= bit;
            file.write_all_at(&hash.bytes, (hash.number * SIZE) as u64)?;
        }
    }
    Ok(file)
}
