/** The release by which options are judged. */
import { findJdk, NoJdkError, releaseNumber } from '../../classpath/find-jdk.js';

/** Of the JDK that would be taken; 0 if there is none, which is said elsewhere. */
export function releaseAtHand(): number {
  try {
    return releaseNumber(findJdk().version);
  } catch (error) {
    if (error instanceof NoJdkError) return 0;
    throw error;
  }
}
