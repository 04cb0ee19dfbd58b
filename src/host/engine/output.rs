//! The one file that a run may write: a real one, which goes with the run.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use protocol::{FileFault, MOST_WRITTEN};

use super::file::{fill, whole};

/// The file of a run, made when the run asks for it.
#[derive(Default)]
pub(crate) struct OutputFile(Option<Made>);

struct Made {
    file: File,
    path: PathBuf,
}

impl Drop for Made {
    fn drop(&mut self) {
        // Whoever cleans the folder may have been here before.
        let _ = fs::remove_file(&self.path);
    }
}

impl OutputFile {
    /// Makes an empty file, in place of the one before.
    pub(crate) fn create(&mut self) -> Result<(), FileFault> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("bytewise-run-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let file = File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)
            .map_err(|error| fault(&error))?;
        self.0 = Some(Made { file, path });
        Ok(())
    }

    /// Cuts it, or continues it with zeros.
    pub(crate) fn set_len(&mut self, length: f64) -> Result<(), FileFault> {
        let length = within(whole(length))?;
        let set = self.made()?.set_len(length);
        set.map_err(|error| fault(&error))
    }

    /// Writes all of the bytes at the offset.
    pub(crate) fn write(&mut self, offset: f64, bytes: &[u8]) -> Result<usize, FileFault> {
        let offset = whole(offset);
        within(offset.saturating_add(bytes.len() as u64))?;
        let file = self.made()?;
        let written = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| file.write_all(bytes));
        written.map_err(|error| fault(&error))?;
        Ok(bytes.len())
    }

    /// Copies what it has from the offset on, as much as the buffer holds, and
    /// gives how many bytes that is.
    pub(crate) fn read(&mut self, offset: f64, buffer: &mut [u8]) -> Result<usize, FileFault> {
        let file = self.made()?;
        let read = file
            .seek(SeekFrom::Start(whole(offset)))
            .and_then(|_| fill(file, buffer));
        read.map_err(|error| fault(&error))
    }

    fn made(&mut self) -> Result<&mut File, FileFault> {
        let made = self.0.as_mut().ok_or(FileFault::Lost)?;
        Ok(&mut made.file)
    }
}

fn within(length: u64) -> Result<u64, FileFault> {
    Some(length)
        .filter(|length| *length <= MOST_WRITTEN)
        .ok_or(FileFault::Full)
}

fn fault(error: &Error) -> FileFault {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            FileFault::Full
        }
        // Not an enum of ours: for any other reason it takes no bytes any more.
        _ => FileFault::Lost,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &mut OutputFile, offset: f64) -> Vec<u8> {
        let mut buffer = [0; 20];
        let count = file.read(offset, &mut buffer).unwrap();
        buffer[..count].to_vec()
    }

    #[test]
    fn what_is_written_is_read_back_and_goes_with_the_run() {
        let mut file = OutputFile::default();
        assert_eq!(file.write(0.0, b"x"), Err(FileFault::Lost), "none is made");
        file.create().unwrap();
        let path = file.0.as_ref().unwrap().path.clone();
        file.set_len(6.0).unwrap();
        assert_eq!(file.write(2.0, b"ab"), Ok(2));
        assert_eq!(read(&mut file, 0.0), b"\0\0ab\0\0");
        assert_eq!(read(&mut file, 3.0), b"b\0\0");
        assert_eq!(read(&mut file, 9.0), b"");
        assert!(path.exists());
        file.create().unwrap();
        assert_eq!(read(&mut file, 0.0), b"");
        assert!(!path.exists(), "the one before");
        let path = file.0.as_ref().unwrap().path.clone();
        drop(file);
        assert!(!path.exists());
    }

    #[test]
    fn no_run_fills_the_disk() {
        let mut file = OutputFile::default();
        file.create().unwrap();
        let most = MOST_WRITTEN as f64;
        assert_eq!(file.set_len(most), Ok(()));
        assert_eq!(file.set_len(most + 1.0), Err(FileFault::Full));
        assert_eq!(file.write(most, b"x"), Err(FileFault::Full));
        assert_eq!(file.write(1e300, b"x"), Err(FileFault::Full));
    }
}
