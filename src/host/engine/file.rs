//! The one file that a run may read: the person's own, or the one that the
//! exercise generates.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use exercises::file::Generated;
use protocol::FileFault;

/// The file of a run, opened when the run asks for it.
pub(crate) struct RunFile {
    own: Option<PathBuf>,
    opened: Option<Opened>,
}

enum Opened {
    Own(File),
    Generated(Generated),
}

impl RunFile {
    /// The person's own, if there is one.
    pub(crate) fn new(own: Option<&Path>) -> Self {
        Self {
            own: own.map(Path::to_owned),
            opened: None,
        }
    }

    /// Opens it, and gives its length in bytes.
    pub(crate) fn open(&mut self, pattern: &[u8], length: f64) -> Result<f64, FileFault> {
        if let Some(path) = &self.own {
            let file = File::open(path).map_err(|error| fault(&error))?;
            let length = file.metadata().map_err(|error| fault(&error))?.len();
            self.opened = Some(Opened::Own(file));
            Ok(length as f64)
        } else {
            self.opened = Some(Opened::Generated(Generated {
                pattern: pattern.to_vec(),
                length: whole(length),
            }));
            Ok(length)
        }
    }

    /// Copies what it has from the offset on, as much as the buffer holds, and
    /// gives how many bytes that is.
    pub(crate) fn read(&mut self, offset: f64, buffer: &mut [u8]) -> Result<usize, FileFault> {
        match &mut self.opened {
            Some(Opened::Own(file)) => {
                let read = file
                    .seek(SeekFrom::Start(whole(offset)))
                    .and_then(|_| fill(file, buffer));
                read.map_err(|error| fault(&error))
            }
            Some(Opened::Generated(file)) => Ok(file.read_at(buffer, whole(offset))),
            None => Err(FileFault::Missing),
        }
    }
}

/// Reads until the buffer is full or the file ends.
pub(super) fn fill(file: &mut File, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn fault(error: &std::io::Error) -> FileFault {
    if error.kind() == ErrorKind::NotFound {
        FileFault::Missing
    } else {
        FileFault::Unreadable
    }
}

/// A length or an offset, which the module passes as a number below 2^53.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole and not negative, and saturates"
)]
pub(super) fn whole(number: f64) -> u64 {
    number as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &mut RunFile, offset: f64, room: usize) -> Result<Vec<u8>, FileFault> {
        let mut buffer = vec![0; room];
        let count = file.read(offset, &mut buffer)?;
        buffer.truncate(count);
        Ok(buffer)
    }

    #[test]
    fn a_file_of_the_persons_own_is_read_in_place_of_the_generated_one() {
        let path = std::env::temp_dir().join(format!("bytewise-own-{}", std::process::id()));
        std::fs::write(&path, "a file of one's own").unwrap();
        let mut own = RunFile::new(Some(&path));
        assert_eq!(own.open(b"01", 1_000.0), Ok(19.0));
        assert_eq!(read(&mut own, 2.0, 4), Ok(b"file".to_vec()));
        assert_eq!(read(&mut own, 16.0, 9), Ok(b"own".to_vec()));
        assert_eq!(read(&mut own, 90.0, 9), Ok(Vec::new()));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(own.open(b"01", 1_000.0), Err(FileFault::Missing));
    }

    #[test]
    fn without_one_the_pattern_is_read() {
        let mut generated = RunFile::new(None);
        assert_eq!(read(&mut generated, 0.0, 1), Err(FileFault::Missing));
        assert_eq!(generated.open(b"abc", 8.0), Ok(8.0));
        assert_eq!(read(&mut generated, 4.0, 9), Ok(b"bcab".to_vec()));
    }
}
