//! Sites grouped by the line that asked for the memory.

use protocol::{AllocationSite, Frame, Report, TracedCall};

use crate::order::descending;

/// The figure of a line that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The bytes of all allocations together.
    Total,
    /// The bytes that were live when the run's live bytes were highest.
    AtPeak,
    /// The bytes still live after the answer was dropped.
    Retained,
    /// The bytes that were live at a chosen moment.
    AtEvent,
}

impl Measure {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Total, Self::AtPeak, Self::Retained, Self::AtEvent];

    /// The name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::AtPeak => "at-peak",
            Self::Retained => "retained",
            Self::AtEvent => "at-moment",
        }
    }

    /// Gives the label of the switch.
    pub fn label(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::AtPeak => "at the peak",
            Self::Retained => "retained",
            Self::AtEvent => "at the chosen moment",
        }
    }
}

/// The figures of a line or a chain of calls, in requested bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// [`AllocationSite::total`].
    pub total: u64,
    /// [`AllocationSite::blocks`].
    pub blocks: u64,
    /// [`AllocationSite::at_peak`].
    pub at_peak: i64,
    /// [`AllocationSite::at_event`].
    pub at_event: i64,
    /// [`AllocationSite::retained`].
    pub retained: i64,
    /// [`AllocationSite::freed_here`].
    pub freed: u64,
}

impl Figures {
    fn add(&mut self, site: &AllocationSite) {
        self.total += site.total;
        self.blocks += site.blocks;
        self.at_peak += site.at_peak;
        self.at_event += site.at_event;
        self.retained += site.retained;
        self.freed += site.freed_here;
    }

    /// The figure that is looked at.
    pub fn of(&self, measure: Measure) -> i64 {
        match measure {
            Measure::Total => self.total.cast_signed(),
            Measure::AtPeak => self.at_peak,
            Measure::Retained => self.retained,
            Measure::AtEvent => self.at_event,
        }
    }

    fn is_of_an_allocation(&self) -> bool {
        self.blocks > 0 || self.retained != 0
    }
}

/// One chain of calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainUse {
    /// Its calls, outermost first. The last is the line itself.
    pub frames: Vec<Frame>,
    /// Its figures.
    pub figures: Figures,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineUse {
    /// The line, and the function that it is in.
    pub place: Frame,
    /// Its figures, over all chains.
    pub figures: Figures,
    /// The chains that end at it, most bytes first.
    pub chains: Vec<ChainUse>,
}

impl LineUse {
    fn is_at(&self, file: &str, line: u32) -> bool {
        self.place.line == line && self.place.file == file
    }

    /// Adds a site whose chain of calls ends here.
    fn add(&mut self, frames: Vec<Frame>, site: &AllocationSite) {
        self.figures.add(site);
        let known = self.chains.iter_mut().find(|chain| chain.frames == frames);
        if let Some(chain) = known {
            chain.figures.add(site);
            return;
        }
        let mut figures = Figures::default();
        figures.add(site);
        self.chains.push(ChainUse { frames, figures });
    }
}

/// The lines of one variant's run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantLines {
    /// The variant.
    pub variant: String,
    /// The lines that allocated, most bytes in all first.
    pub lines: Vec<LineUse>,
    /// The figures of each line that allocated or freed, by ascending line.
    pub in_source: Vec<(Frame, Figures)>,
    /// The rest: no line of the exercise led to it, or it found no room in the table.
    pub elsewhere: Figures,
}

impl VariantLines {
    /// The lines of a traced run; none if it was not traced.
    pub fn of(report: &Report, calls: &[TracedCall]) -> Option<Self> {
        let mut lines: Vec<LineUse> = Vec::new();
        let mut elsewhere = Figures::default();
        for site in report.sites.as_ref()? {
            let frames = frames(site, calls);
            let Some(place) = frames.last() else {
                elsewhere.add(site);
                continue;
            };
            let at = lines
                .iter()
                .position(|line| line.is_at(&place.file, place.line));
            let at = at.unwrap_or_else(|| {
                lines.push(LineUse {
                    place: place.clone(),
                    figures: Figures::default(),
                    chains: Vec::new(),
                });
                lines.len() - 1
            });
            lines[at].add(frames, site);
        }
        // The largest line number last.
        descending(&mut lines, |line| -i64::from(line.place.line));
        let in_source = lines
            .iter()
            .map(|line| (line.place.clone(), line.figures))
            .collect();
        lines.retain(|line| line.figures.is_of_an_allocation());
        for line in &mut lines {
            line.chains
                .retain(|chain| chain.figures.is_of_an_allocation());
            descending(&mut line.chains, |chain| chain.figures.of(Measure::Total));
        }
        descending(&mut lines, |line| line.figures.of(Measure::Total));
        Some(Self {
            variant: report.variant.clone(),
            lines,
            in_source,
            elsewhere,
        })
    }

    /// Finds the figures of a line of a file, if it allocated.
    pub fn at(&self, file: &str, line: u32) -> Option<&Figures> {
        let mut lines = self.lines.iter();
        let found = lines.find(|known| known.is_at(file, line))?;
        Some(&found.figures)
    }
}

/// All calls of a site's chain, outermost first.
fn frames(site: &AllocationSite, calls: &[TracedCall]) -> Vec<Frame> {
    let calls = site
        .chain
        .iter()
        .filter_map(|&call| calls.get(call as usize));
    calls.flat_map(|call| call.frames.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{call, report, site};

    #[test]
    fn chains_that_end_at_one_line_are_that_lines() {
        let calls = [call(&[3]), call(&[4, 9]), call(&[9])];
        let mut run = report("naive", 100, 0);
        run.sites = Some(vec![
            site(&[0, 2], 5),
            site(&[1], 7),
            site(&[0, 2], 1),
            site(&[0], 100),
            site(&[], 2),
        ]);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        let seen: Vec<_> = lines
            .lines
            .iter()
            .map(|line| (line.place.line, line.figures.total, line.figures.blocks))
            .collect();
        assert_eq!(seen, [(3, 100, 1), (9, 13, 3)]);
        let chains: Vec<_> = lines.lines[1]
            .chains
            .iter()
            .map(|chain| {
                let lines = chain.frames.iter().map(|frame| frame.line);
                (lines.collect::<Vec<_>>(), chain.figures.total)
            })
            .collect();
        assert_eq!(chains, [(vec![4, 9], 7), (vec![3, 9], 6)]);
        assert_eq!(lines.elsewhere.total, 2);
        let at = lines.at("exercises/slots/naive.rs", 9);
        assert_eq!(at.map(|figures| figures.of(Measure::Total)), Some(13));
        assert_eq!(lines.at("exercises/slots/optimized.rs", 9), None);
    }

    #[test]
    fn a_line_that_only_frees_is_in_the_source_and_not_among_those_that_allocate() {
        let calls = [call(&[3]), call(&[5])];
        let mut run = report("naive", 100, 0);
        let mut freeing = site(&[1], 0);
        (freeing.blocks, freeing.at_peak, freeing.freed_here) = (0, 0, 100);
        run.sites = Some(vec![site(&[0], 100), freeing]);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        assert_eq!(lines.lines.len(), 1);
        let order: Vec<_> = lines
            .in_source
            .iter()
            .map(|(frame, _)| frame.line)
            .collect();
        assert_eq!(order, [3, 5]);
    }

    #[test]
    fn a_run_that_was_not_traced_has_no_lines() {
        assert_eq!(VariantLines::of(&report("naive", 1, 1), &[]), None);
    }
}
