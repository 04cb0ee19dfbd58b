//! b
pub(crate) fn run(
    _p: &crate::project::Project,
    _o: &crate::args::TestOptions,
) -> anyhow::Result<()> {
    Ok(())
}
