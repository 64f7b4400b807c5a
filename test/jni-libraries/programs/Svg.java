import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/** Batik: SVG with gradients, text, filters and clips, as PNG. */
public class Svg {
  public static void main(String[] args) throws Exception {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='300' height='200'>"
        + "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient>"
        + "<filter id='f'><feGaussianBlur stdDeviation='3'/></filter><clipPath id='c'><circle cx='100' cy='100' r='60'/></clipPath></defs>"
        + "<rect width='300' height='200' fill='url(#g)'/><ellipse cx='150' cy='100' rx='80' ry='50' fill='green' opacity='0.5' filter='url(#f)'/>"
        + "<g clip-path='url(#c)'><path d='M 20 20 C 100 200 150 0 200 180 Z' fill='yellow' stroke='black' stroke-dasharray='5 3'/></g>"
        + "<text x='20' y='180' font-family='DejaVu Sans' font-size='24' transform='rotate(-10 20 180)'>Hello SVG</text></svg>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PNGTranscoder().transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(out));
    System.out.println(out.size() + " " + java.util.Arrays.hashCode(out.toByteArray()));
  }
}
