//! A zip archive that is the same wherever and whenever it is written.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use anyhow::Context;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The archive of these files, in the order of their names.
pub(super) fn zip(files: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // No clock is read: 1980, where the format's time begins.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(name.as_str(), options)
            .and_then(|()| Ok(writer.write_all(bytes)?))
            .with_context(|| format!("{name} cannot be put into the package"))?;
    }
    let written = writer.finish().context("the package cannot be written")?;
    Ok(written.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_same_files_make_the_same_archive_and_come_out_again() {
        let files = BTreeMap::from([
            ("site/a.js".to_owned(), b"let a;\n".repeat(1_000)),
            ("index.html".to_owned(), b"<!doctype html>".to_vec()),
        ]);
        let zipped = zip(&files).unwrap();
        assert_eq!(zipped, zip(&files).unwrap());
        assert!(zipped.len() < 1_000, "{} bytes", zipped.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(zipped)).unwrap();
        let names = archive.file_names().map(|name| name.unwrap().into_owned());
        let names: Vec<String> = names.collect();
        assert_eq!(names, ["index.html", "site/a.js"]);
        for (name, bytes) in &files {
            let mut read = Vec::new();
            let mut file = archive.by_name(name).unwrap();
            file.read_to_end(&mut read).unwrap();
            assert_eq!(&read, bytes, "{name}");
        }
    }
}
