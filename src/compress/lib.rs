//! A file's bytes compressed as small as brotli and gzip can.
//!
//! A package of its own, because generic code is compiled where it is used:
//! this one is optimized also where the host is not.

use std::io::{Result, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// Compresses with brotli.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Compresses with gzip.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_hold_the_same_bytes() {
        let bytes = include_bytes!("lib.rs");
        let mut unpacked = Vec::new();
        let compressed = gzip(bytes).unwrap();
        flate2::read::GzDecoder::new(&*compressed)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, bytes);
        assert!(compressed.len() < bytes.len());

        let compressed = brotli(bytes).unwrap();
        unpacked.clear();
        brotli::BrotliDecompress(&mut &*compressed, &mut unpacked).unwrap();
        assert_eq!(unpacked, bytes);
        assert!(compressed.len() < bytes.len());
    }
}
