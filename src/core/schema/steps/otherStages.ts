/**
 * Step types that only stages other than Deployment and Custom take: known, so that they raise no alarm, but not offered.
 * Source: docs/sources.md, schema
 */
const TYPES = {
  ci: `ArtifactoryUpload HarUpload Bitrise BuildAndPushACR BuildAndPushDockerRegistry BuildAndPushECR BuildAndPushGCR
    BuildAndPushGAR GCSUpload RestoreCacheGCS RestoreCacheS3 RestoreCacheAzure RestoreCache SaveCacheAzure RunTests Test
    SaveCacheGCS SaveCacheS3 SaveCache Action`,
  security: `Security Checkov Snyk Anchore AquaSecurity AquaTrivy AWSECR AWSSecurityHub Bandit BlackDuck Brakeman Burp
    Checkmarx CheckmarxOne Clair CodeQL Coverity DataTheorem DockerContentTrust FortifyOnDemand Fossa
    GitHubAdvancedSecurity Gitleaks Grype JfrogXray Mend Metasploit Nessus NexusIQ Nikto Nmap Openvas OsvScanner Owasp
    PrismaCloud Prowler Qualys Reapsaw Semgrep ShiftLeft Sniper Sonarqube Sysdig Tenable Traceable Veracode Zap
    CortexCloud ModelScan OpenAi MythosAgent HarnessSAST HarnessSCA HsaRepoScan`,
  supplyChain: `SscaAibomOrchestration SscaCompliance SscaPrAttestation SscaJunitAttestation SscaArtifactSigning provenance`,
  iacm: `IACMTerraformPlugin IACMAwsCdkPlugin IACMBlastRadiusAgent IACMApproval IACMOpenTofuPlugin IACMTFSec IACMTFLint
    IACMTFCompliance IACMCheckov IACMModuleTestPlugin IACMTerragruntPlugin IACMAnsiblePlugin IACMRemediationAgent`,
  idp: `CookieCutter CreateRepo RegisterCatalog DirectPush CreateCatalog CreateOrganization CreateProject CreateResource
    UpdateCatalogProperty`,
  featureFlag: 'FlagConfiguration',
} as const

export const stepTypesOfOtherStages: ReadonlySet<string> = new Set(
  Object.values(TYPES).flatMap((names) => names.split(/\s+/)),
)
