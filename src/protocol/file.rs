//! Files of a run: how the host tells the lab that one cannot be read.

/// The reason for which a file gave no bytes. Over the lab's imports it is a negative number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is not there, or no longer.
    Missing,
    /// It is there and cannot be read: it was changed meanwhile, or the
    /// permission is missing.
    Unreadable,
}

impl FileFault {
    /// The number that stands for it.
    pub fn code(self) -> i32 {
        match self {
            Self::Missing => -1,
            Self::Unreadable => -2,
        }
    }

    /// The fault that a negative number stands for.
    pub fn of(code: i32) -> Self {
        if code == Self::Missing.code() {
            Self::Missing
        } else {
            Self::Unreadable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_survives_as_a_negative_number() {
        for fault in [FileFault::Missing, FileFault::Unreadable] {
            assert!(fault.code() < 0);
            assert_eq!(FileFault::of(fault.code()), fault);
        }
    }
}
