//! Files of a run: how the host tells the lab that one cannot be read or written.

/// The most bytes of a file that a run writes. A host refuses more, so that no run can fill a disk.
/// The page's worker has the same limit.
pub const MOST_WRITTEN: u64 = 64 << 20;

/// The reason for which a file gave or took no bytes. Over the lab's imports it is a negative
/// number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is not there, or no longer.
    Missing,
    /// It is there and cannot be read: it was changed meanwhile, or the
    /// permission is missing.
    Unreadable,
    /// It takes no more bytes: the disk, the browser's share of it, or the
    /// host's own limit is used up.
    Full,
    /// It was taken away while it was being written.
    Lost,
}

impl FileFault {
    /// The number that stands for it.
    pub fn code(self) -> i32 {
        match self {
            Self::Missing => -1,
            Self::Unreadable => -2,
            Self::Full => -3,
            Self::Lost => -4,
        }
    }

    /// The fault that a negative number stands for.
    pub fn of(code: i32) -> Self {
        match code {
            -1 => Self::Missing,
            -3 => Self::Full,
            -4 => Self::Lost,
            // A host's code that is none of these has no other meaning.
            _ => Self::Unreadable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_survives_as_a_negative_number() {
        for fault in [
            FileFault::Missing,
            FileFault::Unreadable,
            FileFault::Full,
            FileFault::Lost,
        ] {
            assert!(fault.code() < 0);
            assert_eq!(FileFault::of(fault.code()), fault);
        }
    }
}
