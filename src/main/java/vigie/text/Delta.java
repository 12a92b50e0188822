package vigie.text;

/**
 * Distances between profiles of frequencies: Delta, the mean difference of standard scores (Burrows, Literary and Linguistic
 * Computing 17, 2002), and its cosine form (Smith and Aldridge, Journal of Quantitative Linguistics 18, 2011), which Jannidis
 * and others (Digital Humanities 2015) found the best of its family.
 */
final class Delta {
    private Delta() {}

    /**
     * Replaces frequencies by standard scores, feature by feature over all profiles.
     *
     * @param profiles one row a profile, all of one length; changed in place. A feature that never varies scores 0.
     */
    static void standardize(double[][] profiles) {
        for (int feature = 0; feature < profiles[0].length; feature++) {
            double mean = 0;
            double squares = 0;
            for (double[] profile : profiles) {
                mean += profile[feature] / profiles.length;
            }
            for (double[] profile : profiles) {
                squares += (profile[feature] - mean) * (profile[feature] - mean) / profiles.length;
            }
            double deviation = Math.sqrt(squares);
            for (double[] profile : profiles) {
                profile[feature] = deviation == 0 ? 0 : (profile[feature] - mean) / deviation;
            }
        }
    }

    /** Returns the mean absolute difference of two rows of standard scores, 0 or more. */
    static double burrows(double[] one, double[] other) {
        double sum = 0;
        for (int feature = 0; feature < one.length; feature++) {
            sum += Math.abs(one[feature] - other[feature]);
        }
        return one.length == 0 ? 0 : sum / one.length;
    }

    /** Returns one less the cosine of the angle between two rows over some features, 0…2; 1 when a row is all zero. */
    static double cosine(double[] one, double[] other, int[] features) {
        double product = 0;
        double oneSquared = 0;
        double otherSquared = 0;
        for (int feature : features) {
            product += one[feature] * other[feature];
            oneSquared += one[feature] * one[feature];
            otherSquared += other[feature] * other[feature];
        }
        double lengths = Math.sqrt(oneSquared * otherSquared);
        return lengths == 0 ? 1 : 1 - product / lengths;
    }
}
